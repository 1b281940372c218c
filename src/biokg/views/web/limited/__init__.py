"""Work that may be stopped: queries run in processes of their own, within limits of time, memory and size."""
