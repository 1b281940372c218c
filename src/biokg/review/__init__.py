"""What people decide: what is doubtful in a built graph, what a decision would change, and the line that keeps it."""
