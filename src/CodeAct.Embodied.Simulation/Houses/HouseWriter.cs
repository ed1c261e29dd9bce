using System.Globalization;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Writes house files.</summary>
public static class HouseWriter
{
    /// <summary>The house as YAML with line feeds. Whether it is sound shows when it is read.</summary>
    public static string Write(WrittenHouse house)
    {
        var text = new StringBuilder();
        Line(text, $"title: {house.Title}");
        Line(text, $"robot: {Point(house.Robot)}");
        if (house.IsDescending)
            Line(text, $"listing: {HouseKeys.Descending}");
        Line(text, $"\nrooms:");
        foreach (var room in house.Rooms)
        {
            var type = room.Type == room.Name ? "" : $"type: {room.Type}, ";
            Line(text, $"  {room.Name}: {{{type}from: {Point(new Position(room.Area.X, room.Area.Y))}, to: {Point(new Position(room.Area.Right, room.Area.Top))}}}");
        }

        if (house.Doors.Length > 0)
            Line(text, $"\ndoors:");
        foreach (var door in house.Doors)
            Line(text, $"  - {{between: [{door.From}, {door.To}], at: {Point(door.Opening.Centre)}, width: {Metres(Math.Max(door.Opening.Width, door.Opening.Depth))}}}");
        Line(text, $"\nfurniture:");
        foreach (var piece in house.Furniture)
            Line(text, $"  {piece.Name}: {{{string.Join(", ", Fields(piece))}}}");
        Line(text, $"\ntasks:");
        var prepositions = house.Furniture.DistinctBy(piece => piece.Kind.Name).ToDictionary(piece => piece.Kind.Name, piece => Receptacle.PrepositionOf(piece.Kind.Name, piece.Kind.Traits));
        var goals = new GoalWriter(quoted: false, kind => prepositions.GetValueOrDefault(kind, "in"));
        foreach (var task in house.Tasks)
            Line(text, $"  {task.Name}: {{goal: {goals.Write(task.Goal)}{(task.Goal.Type is TaskType.Other ? "" : string.Create(CultureInfo.InvariantCulture, $", wording: {task.Variant + 1}"))}}}");

        return text.ToString();
    }

    /// <summary>The name of a thing with what is true of it, as a house file has it: <c>cool apple 1</c>.</summary>
    public static string Thing(string name, IEnumerable<Condition> conditions) =>
        string.Join(' ', [.. HouseDraftReader.ConditionWords.Where(known => conditions.Contains(known.Condition)).Select(known => known.Word), name]);

    private static IEnumerable<string> Fields(WrittenPiece piece)
    {
        if (piece.Footprint is { } footprint)
        {
            var facing = (Facing)footprint.Facing;
            var (width, depth) = facing is Facing.North or Facing.South
                ? (footprint.Area.Width, footprint.Area.Depth)
                : (footprint.Area.Depth, footprint.Area.Width);
            yield return $"at: {Point(footprint.Area.Centre)}";
            yield return $"size: [{Metres(width)}, {Metres(depth)}]";
            yield return $"facing: {facing.Name()}";
            if (footprint.IsRaised != piece.Kind.IsRaised)
                yield return $"raised: {Flag(footprint.IsRaised)}";
        }
        else
        {
            yield return $"at: {piece.Host}";
        }

        if (piece.LacksDoor)
            yield return "openable: false";
        if (piece.IsOpen)
            yield return "open: true";
        if ((piece.Stand is { } stand ? Point(stand) : piece.StandOf) is { } place)
            yield return $"stand: {place}";
        if (piece.Holds.Length > 0)
            yield return $"holds: [{string.Join(", ", piece.Holds)}]";
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Point(Position at) => $"[{Metres(at.X)}, {Metres(at.Y)}]";

    private static string Metres(double length) => length.ToString("0.###", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
