namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Cuts a row into rooms. All is in centimetres, and every wall lies on a multiple of ten.</summary>
internal static class RowSlicer
{
    private const int Raster = 10;

    /// <summary>The nearest multiple of ten centimetres, of what is not negative.</summary>
    public static int Snap(int length) => (length + Raster / 2) / Raster * Raster;

    /// <summary>How long rooms of these areas are together in a row of that depth.</summary>
    public static int Length(IReadOnlyList<(RoomRole Role, int Area)> rooms, int depth) => rooms.Sum(room => Width(room, depth));

    /// <summary>Puts rooms side by side from west to east.</summary>
    /// <param name="length">How long the row becomes; null for what the areas ask for.</param>
    public static List<SketchRoom> Row(IReadOnlyList<(RoomRole Role, int Area)> rooms, int depth, int left, int bottom, int? length)
    {
        var (asked, passed, x) = (Length(rooms, depth), 0, left);
        List<SketchRoom> row = [];
        foreach (var room in rooms)
        {
            passed += Width(room, depth);
            var right = left + Snap((int)((long)passed * (length ?? asked) / asked));
            row.Add(new SketchRoom(room.Role, new Block(x, bottom, right, bottom + depth)));
            x = right;
        }

        return row;
    }

    private static int Width((RoomRole Role, int Area) room, int depth) => Snap(Math.Max(RoleRow.Of(room.Role).LeastSide, room.Area / depth));
}
