namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>Puts chairs to dining tables, for a table without any looks like a desk. No world knows them, so they stand only
/// where they are in nobody's way: off walls, doors, other furniture and the places where the robot works.</summary>
internal static class DiningChairs
{
    private const float Pitch = 0.62f;

    // How much of a chair is under the table.
    private const float Tucked = 0.2f;
    private const float Elbow = 0.3f;

    public static IEnumerable<Decor> Around(WorldDefinition world, FloorPlan plan)
    {
        for (var i = 0; i < world.Receptacles.Length; i++)
        {
            if (KindLooks.Of(world.Receptacles[i]).Seats is not { } kind)
                continue;
            var seat = KindLooks.Of(kind);
            var table = HouseFurnisher.FootingOf(plan.Furniture[i]);
            var room = HouseFurnisher.RoomOf(plan, table.Centre);
            foreach (var chair in Places(table, seat.Footprint))
            {
                if (room >= 0 && IsFree(world, plan, chair, plan.Rooms[room].Area, table: i))
                    yield return new Decor(seat, chair, null, room);
            }
        }
    }

    // Along the two long sides, the back of each chair away from the table.
    private static IEnumerable<Footing> Places(Footing table, Vector2 size)
    {
        var (along, across) = table.Width >= table.Depth ? (table.Side, table.Front) : (table.Front, table.Side);
        var (length, depth) = (Math.Max(table.Width, table.Depth), Math.Min(table.Width, table.Depth));
        var count = Math.Max(1, (int)(length / Pitch));
        foreach (var side in (float[])[-1, 1])
        {
            for (var k = 0; k < count; k++)
            {
                var at = table.Centre + (along * (length * (((k + 0.5f) / count) - 0.5f))) + (across * (side * ((depth / 2) + (size.Y / 2) - Tucked)));
                var facing = across * -side;
                yield return new Footing(at, size.X, size.Y, MathF.Atan2(facing.X, facing.Y) * 180 / MathF.PI);
            }
        }
    }

    private static bool IsFree(WorldDefinition world, FloorPlan plan, Footing chair, Rectangle room, int table)
    {
        var box = chair.Area;
        if (box.X < room.X + 0.05 || box.Right > room.Right - 0.05 || box.Y < room.Y + 0.05 || box.Top > room.Top - 0.05)
            return false;
        return !plan.Furniture.Where((piece, i) => i != table && !piece.IsRaised).Any(piece => Meets(piece.Area, box, 0.05))
            && !plan.Doors.Any(door => Meets(door.Opening, box, 0.9))
            && !world.Locations.Any(location => location.Pose is { } pose && chair.Contains(new Vector2((float)pose.X, (float)pose.Y), Elbow));
    }

    private static bool Meets(Rectangle a, Rectangle b, double margin) =>
        a.X - margin < b.Right && b.X < a.Right + margin && a.Y - margin < b.Top && b.Y < a.Top + margin;
}
