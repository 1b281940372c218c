"""Questions in words: read names, numbers and words of intent, choose the saved question that they ask, or none."""
