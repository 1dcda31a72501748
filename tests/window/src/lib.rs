//! What a journey through the real window needs: a display of its own, the program, a WebDriver client.
