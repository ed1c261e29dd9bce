using System.Globalization;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Writes a house file.</summary>
internal sealed class HouseText(FurnishedHouse house, ImmutableArray<ImmutableArray<string>> contents, Goal goal, int wording, (int X, int Y) robot)
{
    /// <summary>The file without its comments: it has to be read before it is known how long the shortest plan is.</summary>
    public string Write(string title)
    {
        var text = new StringBuilder();
        var rooms = house.Sketch.Names;
        Line(text, $"title: {title}");
        Line(text, $"robot: {Point(robot.X * 2, robot.Y * 2)}");
        Line(text, $"\nrooms:");
        for (var i = 0; i < rooms.Length; i++)
        {
            var (row, block) = (house.Sketch.Rooms[i].Row, house.Sketch.Rooms[i].Block);
            var type = row.Type == rooms[i] ? "" : $"type: {row.Type}, ";
            Line(text, $"  {rooms[i]}: {{{type}from: {Point(block.Left * 2, block.Bottom * 2)}, to: {Point(block.Right * 2, block.Top * 2)}}}");
        }

        if (house.Sketch.Doors.Length > 0)
            Line(text, $"\ndoors:");
        foreach (var door in house.Sketch.Doors)
        {
            var at = Point(door.Opening.Left + door.Opening.Right, door.Opening.Bottom + door.Opening.Top);
            Line(text, $"  - {{between: [{rooms[door.A]}, {rooms[door.B]}], at: {at}, width: {Metres(door.Width * 2)}}}");
        }

        Line(text, $"\nfurniture:");
        WriteFurniture(text);
        Line(text, $"\ntasks:");
        var yaml = new GoalWriter(quoted: false, kind => Receptacle.PrepositionOf(kind, house.Kinds.Receptacles[kind].Traits)).Write(goal);
        Line(text, goal.Type is TaskType.Other ? $"  several: {{goal: {yaml}}}" : (FormattableString)$"  {goal.Shape.Word}-{goal.ObjectKind}: {{goal: {yaml}, wording: {wording}}}");
        return text.ToString();
    }

    private void WriteFurniture(StringBuilder text)
    {
        var names = new Dictionary<PlannedPiece, string>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var piece in house.Pieces)
        {
            var number = counts[piece.Kind] = counts.GetValueOrDefault(piece.Kind) + 1;
            names[piece] = string.Create(CultureInfo.InvariantCulture, $"{piece.Kind} {number}");
        }

        for (var i = 0; i < house.Pieces.Length; i++)
        {
            var piece = house.Pieces[i];
            var holds = contents[i].Length > 0 ? $", holds: [{string.Join(", ", contents[i])}]" : "";
            Line(text, $"  {names[piece]}: {{{(piece.Host is { } host ? $"at: {names[host]}" : Place(piece))}{holds}}}");
        }
    }

    private string Place(PlannedPiece piece)
    {
        var at = Point(piece.Area.Left + piece.Area.Right, piece.Area.Bottom + piece.Area.Top);
        var raised = piece.IsRaised == house.Kinds.Receptacles[piece.Kind].IsRaised ? "" : $", raised: {(piece.IsRaised ? "true" : "false")}";
        return $"at: {at}, size: [{Metres(piece.Width * 2)}, {Metres(piece.Depth * 2)}], facing: {piece.Facing.Name()}{raised}";
    }

    // From half centimetres: the middle of a piece of furniture may lie between two whole ones.
    private static string Metres(int halves) => (halves / 200m).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Point(int x, int y) => $"[{Metres(x)}, {Metres(y)}]";

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
