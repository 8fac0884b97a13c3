"""The drawings on the screens: poses as data, and the small figure that takes them."""
