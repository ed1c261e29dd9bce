namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>The card of what an open place holds.</summary>
internal sealed partial class HousePainter
{
    private const int IconsInRow = 5;
    private const float Cell = 36;
    private const float CellGap = 7;
    private const float CardPadding = 13;

    /// <summary>What an open place holds, beside it: its inside is too small to read.</summary>
    private void ContentsCard(LabelPlacer placer)
    {
        var pointed = options.Mouse is { } pointer
            ? plan.Pieces.FirstOrDefault(piece => view.Around(piece.Footing).Contains(pointer))?.Receptacle
            : null;
        if ((pointed ?? scene.Minded) is not { } target || !scene.State.IsOpen(target) || scene.Openness(target) < FadesFrom)
            return;
        var things = scene.State.ContentsOf(target).Where(thing => !plan.Fixed.Contains(thing)).ToArray();
        var title = $"{plan.World.Receptacles[target].Name} · open";
        var (cell, gap, padding) = (brush.Px(Cell), brush.Px(CellGap), brush.Px(CardPadding));
        var columns = Math.Clamp(things.Length, 1, things.Length > IconsInRow ? 3 : IconsInRow);
        var rowCount = RowsOf(things.Length, columns);
        var content = Math.Max((columns * cell) + ((columns - 1) * gap), brush.Measure(title, Face.SemiBold, 13));
        var size = new Vector2(content + (2 * padding), brush.Px(32) + (rowCount * (cell + gap)) + (things.Length == 0 ? brush.Px(22) : brush.Px(6)));

        var unit = Around(plan.Pieces[target]);
        if (Quietest(placer, unit, size) is not { } card)
            return;
        labelPainting.Add(() =>
        {
            canvas.Opacity = Math.Clamp((scene.Openness(target) - FadesFrom) / (1 - FadesFrom), 0, 1);
            PaintCard(unit, card, title, things, columns);
            canvas.Opacity = 1;
        });
    }

    private void PaintCard(Box unit, Box card, string title, int[] things, int columns)
    {
        var (cell, gap, padding) = (brush.Px(Cell), brush.Px(CellGap), brush.Px(CardPadding));
        var rowCount = RowsOf(things.Length, columns);
        var from = new Vector2(Math.Clamp(card.Centre.X, unit.X, unit.Right), Math.Clamp(card.Centre.Y, unit.Y, unit.Bottom));
        var to = new Vector2(Math.Clamp(from.X, card.X, card.Right), Math.Clamp(from.Y, card.Y, card.Bottom));
        canvas.Line(from, to, theme.Muted, brush.Px(1.5f));
        canvas.Fill(card.Moved(brush.Px(2), brush.Px(3)), theme.Shadow, brush.Px(10));
        canvas.Framed(card, theme.Panel, theme.Muted, brush.Px(1.5f), brush.Px(10));
        brush.Text(title, card.X + padding, card.Y + brush.Px(22), Face.SemiBold, 13, theme.Text);
        if (things.Length == 0)
            brush.Text("empty", card.X + padding, card.Y + brush.Px(43), Face.Regular, 12.5f, theme.Muted);
        for (var i = 0; i < Math.Min(things.Length, columns * rowCount); i++)
        {
            var tile = new Box(card.X + padding + (i % columns * (cell + gap)), card.Y + brush.Px(32) + (i / columns * (cell + gap)), cell, cell);
            canvas.Fill(tile, theme.Raised, brush.Px(8));
            if (i == (columns * rowCount) - 1 && things.Length > columns * rowCount)
                brush.TextCentred($"+{things.Length - i}", tile.Centre.X, brush.Middle(tile.Centre.Y, 13), Face.SemiBold, 13, theme.Muted);
            else
                CardThing(things[i], tile.Centre, cell);
        }
    }

    // The steam of a hot thing stays in its tile.
    private void CardThing(int thing, Vector2 centre, float cell)
    {
        var look = scene.LookOf(thing);
        var (drop, share) = look.IsHot ? (0.14f, 0.52f) : (0, 0.7f);
        furniture.Thing(scene.KindOf(thing), centre + new Vector2(0, cell * drop), cell * share, look, clock);
    }

    private static int RowsOf(int count, int columns) => count == 0 ? 0 : Math.Min(3, (count + columns - 1) / columns);
}
