namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>What a click on the controls does.</summary>
public enum PlaybackButton
{
    PreviousTurn,
    PlayPause,
    NextTurn,
    Speed,
}

/// <summary>Draws the buttons that start, stop and skip, and the chip with the speed; the same on every page.</summary>
internal sealed class PlaybackControls(Brush brush, bool isNarrow)
{
    private readonly Canvas canvas = brush.Canvas;
    private readonly Theme theme = brush.Theme;

    /// <summary>Where the buttons are, for the mouse.</summary>
    public List<(Box Box, PlaybackButton Button)> Buttons { get; } = [];

    /// <summary>How wide the controls are without the chip, in pixels.</summary>
    public float Width => brush.Px(isNarrow ? 68 : 88);

    /// <summary>Draws them about a base line of buttons, from the middle of the first.</summary>
    /// <param name="speed">What the chip says; the chip grows with it. Narrow pages have none.</param>
    public void Paint(Vector2 first, bool isPlaying, string speed)
    {
        Skip(first, -1, PlaybackButton.PreviousTurn);
        var centre = first + new Vector2(Width / 2, 0);
        var radius = brush.Px(isNarrow ? 15 : 20);
        canvas.Disc(centre, radius, theme.Accent);
        if (isPlaying)
        {
            canvas.Fill(Box.About(centre - new Vector2(brush.Px(4.5f), 0), brush.Px(4), radius * 0.8f), theme.OnAccent, 1);
            canvas.Fill(Box.About(centre + new Vector2(brush.Px(4.5f), 0), brush.Px(4), radius * 0.8f), theme.OnAccent, 1);
        }
        else
        {
            brush.Play(centre + new Vector2(brush.Px(1.5f), 0), radius * 0.85f, theme.OnAccent);
        }

        Buttons.Add((Box.About(centre, 2 * radius, 2 * radius), PlaybackButton.PlayPause));
        Skip(first + new Vector2(Width, 0), 1, PlaybackButton.NextTurn);
        if (isNarrow)
            return;
        var width = Math.Max(brush.Px(46), brush.Measure(speed, Face.SemiBold, 13) + brush.Px(16));
        var chip = new Box(centre.X + brush.Px(71), first.Y - brush.Px(14), width, brush.Px(28));
        canvas.Framed(chip, theme.Raised, theme.Line, brush.Px(1), chip.Height / 2);
        brush.TextCentred(speed, chip.Centre.X, brush.Middle(chip.Centre.Y, 13), Face.SemiBold, 13, theme.Text);
        Buttons.Add((chip, PlaybackButton.Speed));
    }

    private void Skip(Vector2 at, int direction, PlaybackButton button)
    {
        var size = brush.Px(8);
        canvas.Polygon([at + new Vector2(-direction * size * 0.8f, -size), at + new Vector2(direction * size * 0.7f, 0), at + new Vector2(-direction * size * 0.8f, size)], theme.Text);
        canvas.Line(at + new Vector2(direction * size, -size * 0.9f), at + new Vector2(direction * size, size * 0.9f), theme.Text, brush.Px(2));
        Buttons.Add((Box.About(at, brush.Px(30), brush.Px(30)), button));
    }
}
