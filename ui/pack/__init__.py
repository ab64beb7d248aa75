"""The meeting pack: slides, 通报, lists, out of the same readings as the screens."""
