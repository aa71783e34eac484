"""What stands round a lesson: header, address, events, links, a way out of errors."""
