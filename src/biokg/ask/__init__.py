"""Asks saved questions of a view: types and binds parameters, returns typed rows with their evidence."""
