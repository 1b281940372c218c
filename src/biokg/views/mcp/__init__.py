"""The door for language-model agents: the questions as tools of the Model Context Protocol."""
