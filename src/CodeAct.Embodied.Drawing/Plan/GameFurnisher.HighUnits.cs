namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>Units above others: drawn where they are they would hide what is below.</summary>
internal sealed partial class GameFurnisher
{
    /// <summary>A shelf that hangs above a desk or beside another unit must not hide it: it is drawn where high units are.</summary>
    private void RaiseShelvesAboveOthers()
    {
        const float most = 0.02f;
        for (var i = 0; i < pieces.Length; i++)
        {
            if (!pieces[i].Look.Is(LookTraits.Hangs) || pieces[i].IsCovered)
                continue;
            var shelf = Box.Around(pieces[i].Footing.Corners);
            if (!pieces.Any(other => other.Receptacle != i && !other.IsCovered && (other.Layer is PieceLayer.Floor || (other.Look.Is(LookTraits.Hangs) && other.Layer is not PieceLayer.High))
                && shelf.Shared(Box.Around(other.Footing.Corners)) > shelf.Area * most))
            {
                continue;
            }

            for (var k = 0; k < pieces.Length; k++)
            {
                if (leaders[k] == i)
                    pieces[k] = pieces[k] with { Layer = PieceLayer.High };
            }
        }
    }

    /// <summary>Units above others are drawn beyond the wall behind them, side by side, so that both can be seen.</summary>
    private void FoldOut(Box room)
    {
        const float depth = 0.42f;
        const float gap = 0.25f;
        const float widest = 0.5f;
        const float widestShelf = 0.9f;
        foreach (var wall in Enumerable.Range(0, pieces.Length).Where(i => pieces[i].Layer is PieceLayer.High && !pieces[i].IsCovered)
            .GroupBy(i => WallBehind(pieces[i].Footing, room)))
        {
            var taken = float.NegativeInfinity;
            foreach (var i in wall.OrderBy(i => Vector2.Dot(pieces[i].Footing.Centre, (pieces[i].Footing with { Facing = wall.Key * 90 }).Side)))
            {
                var footing = pieces[i].Footing with { Facing = wall.Key * 90, Width = Math.Min(pieces[i].Footing.Width, pieces[i].Look.Is(LookTraits.Hangs) ? widestShelf : widest), Depth = depth };
                var along = Math.Max(Vector2.Dot(footing.Centre, footing.Side), taken + (footing.Width / 2) + 0.06f);
                taken = along + (footing.Width / 2);
                var outwards = wall.Key switch
                {
                    0 => room.Y,
                    1 => room.X,
                    2 => -room.Bottom,
                    _ => -room.Right,
                };
                var centre = (footing.Side * along) + (footing.Front * (outwards - gap - (depth / 2)));
                for (var k = 0; k < pieces.Length; k++)
                {
                    if (leaders[k] == i)
                        pieces[k] = pieces[k] with { FoldedFrom = footing.Centre, Footing = footing with { Centre = centre } };
                }
            }
        }
    }

    /// <summary>The wall behind a unit, by where the unit looks in quarter turns from north; the nearest one where that is far
    /// away, for one may look at a shelf from its side.</summary>
    private static int WallBehind(Footing footing, Box room)
    {
        const float far = 1;
        var at = footing.Centre;
        float[] distances = [at.Y - room.Y, at.X - room.X, room.Bottom - at.Y, room.Right - at.X];
        var behind = (int)Math.Round(footing.Facing / 90) % 4;
        return distances[behind] <= far ? behind : Array.IndexOf(distances, distances.Min());
    }
}
