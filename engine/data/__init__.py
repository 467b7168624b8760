"""Points to classify: data sets, feature maps."""
