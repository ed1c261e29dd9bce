namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws the list of keys over the page.</summary>
public static class HelpPainter
{
    /// <param name="rows">The keys, and what they do.</param>
    public static void Paint(Brush brush, Box page, IReadOnlyList<(string Keys, string What)> rows)
    {
        var (canvas, theme) = (brush.Canvas, brush.Theme);
        canvas.Fill(page, theme.Ground.At(0.7));
        var row = Math.Min(brush.Px(29), (page.Height - brush.Px(90)) / rows.Count);
        var size = new Vector2(Math.Min(page.Width - 20, brush.Px(560)), (row * rows.Count) + brush.Px(84));
        var card = Box.About(page.Centre, size.X, size.Y);
        canvas.Fill(card.Moved(brush.Px(2), brush.Px(3)), theme.Shadow, brush.Px(14));
        canvas.Framed(card, theme.Panel, theme.Line, brush.Px(1), brush.Px(14));
        brush.Text("Keys", card.X + brush.Px(28), card.Y + brush.Px(42), Face.Bold, 20, theme.Text);
        var y = card.Y + brush.Px(72);
        foreach (var (keys, what) in rows)
        {
            brush.Text(keys, card.X + brush.Px(28), y, Face.MonoMedium, 14, theme.Accent);
            brush.TextFitted(what, card.X + brush.Px(210), y, Face.Regular, 14, theme.Text, card.Width - brush.Px(230));
            y += row;
        }
    }
}
