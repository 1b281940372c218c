"""The command line: parse, call one function, print. Data goes to standard output, words to standard error."""
