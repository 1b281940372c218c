"""Documents by the thousand: read in processes or on a cluster, remembered between builds, sorted outside memory."""
