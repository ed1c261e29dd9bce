using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>How much a place is liked, in hundredths of a centimetre; more is better.</summary>
internal delegate int Wish(Block area, Facing facing);

/// <summary>Whether a place may be taken at all.</summary>
internal delegate bool PlaceTest(Block area, Facing facing);

/// <summary>Finds places for furniture in one room.</summary>
/// <param name="furniture">How much of what a room can do without it gets, in percent.</param>
/// <param name="attempt">How often this room has been tried already: each time more is left to chance.</param>
internal sealed class RoomFurnisher(RoomSpace space, RandomStream stream, int furniture, int attempt)
{
    // In centimetres.
    private const int Step = 10;
    private const int Gap = 4;

    // So much is left to chance between places that are liked alike, in hundredths of a centimetre.
    private const int Whim = 500;
    private const int WhimOfAttempt = 4_000;

    // Where the best dozen places leave the robot no way, others rarely do.
    private const int MostTried = 12;

    public RoomSpace Space => space;

    public RandomStream Stream => stream;

    public int Attempt => attempt;

    /// <summary>Whether something that is there in so many of 100 rooms is there in this one.</summary>
    public bool Wants(int percent) => stream.Chance(percent) && stream.Chance(furniture);

    /// <summary>A number between two, less where the house is to be sparse; at least one.</summary>
    public int Number(int least, int most) => Math.Max(1, stream.Between(least, most) * furniture / 100);

    /// <summary>Puts a piece with its back to a wall; null where no place is left.</summary>
    public PlannedPiece? Along(string kind, Wish wish, (int Width, int Depth)? size = null, int? front = null, PlaceTest? where = null, params ImmutableArray<string> mayFace) =>
        Places(kind, wish, size, front, where, mayFace).FirstOrDefault(space.TryAdd);

    /// <summary>The places along the walls for a piece, best first, not yet tried.</summary>
    public IEnumerable<PlannedPiece> Places(string kind, Wish wish, (int Width, int Depth)? size, int? front, PlaceTest? where, ImmutableArray<string> mayFace)
    {
        var row = FurnitureRow.Of(kind);
        var (width, depth) = size ?? (row.Width, row.Depth);
        return
        [
            .. BackToWalls(width, depth)
            .Where(place => (where is null || where(place.Area, place.Facing)) && space.Fits(place.Area, place.Facing, front ?? row.Front, row.IsRaised, mayFace))
            .Select((place, order) => (place, order, liked: wish(place.Area, place.Facing) + stream.Below(Whim + (attempt * WhimOfAttempt))))
            .OrderByDescending(choice => choice.liked).ThenBy(choice => choice.order)
            .Take(MostTried)
            .Select(choice => Piece(kind, choice.place.Area, choice.place.Facing)),
        ];
    }

    private IEnumerable<(Block Area, Facing Facing)> BackToWalls(int width, int depth)
    {
        var inner = space.Inner;
        foreach (var x in Steps(inner.Left, inner.Right - width))
        {
            yield return (new Block(x, inner.Bottom, x + width, inner.Bottom + depth), Facing.North);
            yield return (new Block(x, inner.Top - depth, x + width, inner.Top), Facing.South);
        }

        foreach (var y in Steps(inner.Bottom, inner.Top - width))
        {
            yield return (new Block(inner.Left, y, inner.Left + depth, y + width), Facing.East);
            yield return (new Block(inner.Right - depth, y, inner.Right, y + width), Facing.West);
        }
    }

    private static IEnumerable<int> Steps(int first, int last)
    {
        for (var at = first; at < last; at += Step)
            yield return at;
        if (last >= first)
            yield return last;
    }

    /// <summary>Puts pieces beside another one, against the same wall.</summary>
    /// <param name="most">1 for one side, 2 for both.</param>
    public List<PlannedPiece> Beside(PlannedPiece piece, string kind, int most, (int Width, int Depth)? size = null)
    {
        var (width, depth) = size ?? (FurnitureRow.Of(kind).Width, FurnitureRow.Of(kind).Depth);
        var sides = new List<int> { -1, 1 };
        stream.Shuffle(sides);
        return [.. sides.Select(side => Piece(kind, BlockBeside(piece, side, width, depth), piece.Facing))
            .Where(next => space.Fits(next.Area, next.Facing, FurnitureRow.Of(kind).Front, isRaised: false, ["bed", "sofa", "armchair", "coffeetable"]) && space.TryAdd(next))
            .Take(most)];
    }

    private static Block BlockBeside(PlannedPiece piece, int side, int width, int depth)
    {
        var area = piece.Area;
        if (piece.Facing is Facing.North or Facing.South)
        {
            var left = side < 0 ? area.Left - Gap - width : area.Right + Gap;
            var bottom = piece.Facing is Facing.North ? area.Bottom : area.Top - depth;
            return new Block(left, bottom, left + width, bottom + depth);
        }
        else
        {
            var bottom = side < 0 ? area.Bottom - Gap - width : area.Top + Gap;
            var left = piece.Facing is Facing.East ? area.Left : area.Right - depth;
            return new Block(left, bottom, left + depth, bottom + width);
        }
    }

    /// <summary>Puts a piece so far before the middle of another one.</summary>
    public PlannedPiece? Ahead(PlannedPiece piece, string kind, int gap)
    {
        var (row, isAcross) = (FurnitureRow.Of(kind), piece.Facing is Facing.North or Facing.South);
        var strip = piece.Area.Before(piece.Facing, gap).Before(piece.Facing, row.Depth);
        var (x, y) = strip.Centre;
        var area = isAcross
            ? strip with { Left = x - (row.Width / 2), Right = x + (row.Width / 2) }
            : strip with { Bottom = y - (row.Width / 2), Top = y + (row.Width / 2) };
        var next = Piece(kind, area, piece.Facing);
        return space.FitsFree(area, 0) && space.TryAdd(next) ? next : null;
    }

    /// <summary>Puts a table into the room where most floor stays around it, as large as it can be.</summary>
    /// <param name="sizes">Sizes with the floor around, in centimetres, best first.</param>
    public PlannedPiece? Free(string kind, params ImmutableArray<(int Width, int Depth, int Around)> sizes)
    {
        foreach (var (width, depth, around) in sizes)
        {
            var (x, y) = space.Inner.Centre;
            var places = new[] { (width, depth, Facing.South), (depth, width, Facing.East) }
                .SelectMany(form => PointsAround.Of((x, y)).Where(space.Inner.HasInside)
                    .Select(spot => (Area: new Block(spot.X - (form.Item1 / 2), spot.Y - (form.Item2 / 2), spot.X + (form.Item1 / 2), spot.Y + (form.Item2 / 2)), Facing: form.Item3)))
                .Where(place => place.Area.Grown(around).IsWithin(space.Inner) && space.FitsFree(place.Area, around))
                .OrderBy(place => Math.Abs(place.Area.Centre.X - x) + Math.Abs(place.Area.Centre.Y - y))
                .Take(MostTried);
            if (places.Select(place => Piece(kind, place.Area, place.Facing)).FirstOrDefault(space.TryAdd) is { } piece)
                return piece;
        }

        return null;
    }

    /// <summary>Builds so many into, onto or above another piece, or as many as there is room for.</summary>
    /// <param name="slot">How much of the front each needs, in centimetres.</param>
    public void Host(PlannedPiece? host, string kind, int count, int slot)
    {
        for (var i = 0; host is not null && i < Math.Min(count, Math.Max(1, host.Width / slot)); i++)
            space.TryAdd(new PlannedPiece { Kind = kind, Room = space.Index, Area = host.Area, Facing = host.Facing, IsRaised = true, Host = host });
    }

    private PlannedPiece Piece(string kind, Block area, Facing facing) =>
        new() { Kind = kind, Room = space.Index, Area = area, Facing = facing, IsRaised = FurnitureRow.Of(kind).IsRaised };
}
