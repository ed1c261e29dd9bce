using System.Globalization;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Draws a world with letters: its floor plan where it has one, and what is where at the start.</summary>
public static class PlanText
{
    /// <summary>The drawing and the list below it, with lines that end in a line feed.</summary>
    public static string Draw(WorldDefinition world) => Draw(world, world.Locations[world.StartLocation].Pose, place => Describe(world, place));

    /// <summary>The same at any moment.</summary>
    /// <param name="robot">Where the robot stands; null where that is not drawn.</param>
    /// <param name="describe">What the list says of a receptacle, by its index.</param>
    public static string Draw(WorldDefinition world, Pose? robot, Func<int, string> describe)
    {
        var text = new StringBuilder();
        var order = Order(world);
        if (world.Plan is { } plan)
        {
            var canvas = new PlanCanvas(plan.Extent);
            foreach (var wall in plan.Walls)
                canvas.DrawWall(wall);
            // The high ones last, so that they are seen.
            foreach (var (receptacle, number) in order.Select((receptacle, i) => (receptacle, i + 1))
                .OrderBy(piece => plan.Furniture[piece.receptacle].IsRaised))
            {
                canvas.DrawPiece(plan.Furniture[receptacle], number.ToString(CultureInfo.InvariantCulture));
            }

            if (robot is { } pose)
                canvas.DrawRobot(pose);
            foreach (var room in plan.Rooms)
                canvas.DrawName(room);
            text.Append(canvas.ToText()).Append('\n');
        }

        Room? last = null;
        for (var i = 0; i < order.Length; i++)
        {
            var room = RoomOf(world, order[i]);
            if (room is not null && room != last)
            {
                var size = $"{Wording.Metres(room.Area.Width)} x {Wording.Metres(room.Area.Depth)} m";
                text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : "\n")}{room.Name}, {size}\n");
                last = room;
            }

            text.Append(CultureInfo.InvariantCulture, $"{i + 1,4}  {describe(order[i])}\n");
        }

        return text.ToString();
    }

    /// <summary>The receptacles room by room, and in their own order within a room.</summary>
    private static ImmutableArray<int> Order(WorldDefinition world)
    {
        var all = Enumerable.Range(0, world.Receptacles.Length);
        return world.Plan is { } plan ? [.. all.OrderBy(i => plan.Rooms.IndexOf(RoomOf(world, i)!))] : [.. all];
    }

    private static Room? RoomOf(WorldDefinition world, int receptacle) =>
        world.Plan is { } plan && plan.Furniture[receptacle].Area.Centre is var centre ? plan.RoomAt(centre.X, centre.Y) : null;

    private static string Describe(WorldDefinition world, int index)
    {
        var receptacle = world.Receptacles[index];
        var state = !receptacle.Traits.HasFlag(ReceptacleTraits.Openable) ? ""
            : world.OpenReceptacles.Contains(index) ? ", open"
            : ", closed";
        var things = world.Contents.Where(content => content.Receptacle == index)
            .Select(content => string.Join(' ', [.. ConditionsOf(world, content.Thing), world.Things[content.Thing].Name]));
        var contents = string.Join(", ", things);
        return $"{receptacle.Name}{state}{(contents.Length == 0 ? "" : ": ")}{contents}";
    }

    private static IEnumerable<string> ConditionsOf(WorldDefinition world, int thing) => world.Conditions
        .Where(condition => condition.Thing == thing)
        .Select(condition => HouseDraftReader.ConditionWords.First(known => known.Condition == condition.Condition).Word);
}
