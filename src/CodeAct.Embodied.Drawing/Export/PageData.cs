using System.Text;
using System.Text.Json;
using CodeAct.Embodied.Drawing.Painting;
using static CodeAct.Embodied.Drawing.Export.PageJson;

namespace CodeAct.Embodied.Drawing.Export;

/// <summary>What a page plays of one episode: which parts stand where after each step, and what the episode says at each beat. The
/// strokes of the parts are in the page's tables, each once. The page's player moves them; it knows nothing of houses.</summary>
/// <remarks>Positions are pixels of the plan at <see cref="PixelsInMetre"/>; times are seconds of playback.</remarks>
internal sealed class PageData
{
    private const float PixelsInMetre = 80;
    private const float Margin = 0.3f;
    private const int LongestCaption = 90;

    private readonly EpisodeStory story;
    private readonly PageTables tables;
    private readonly View view;
    private readonly Canvas dark = new();
    private readonly Canvas light = new();

    private PageData(EpisodeStory story, PageTables tables)
    {
        (this.story, this.tables) = (story, tables);
        var extent = story.Plan.Extent;
        var size = new Vector2((float)extent.Width + (2 * Margin), (float)extent.Depth + (2 * Margin)) * PixelsInMetre;
        view = new View(new Box(0, 0, size.X, size.Y), new Vector2((float)extent.Centre.X, (float)extent.Centre.Y), PixelsInMetre);
    }

    /// <summary>Writes an episode as one value.</summary>
    public static void Write(Utf8JsonWriter json, EpisodeStory story, PageTables tables) => new PageData(story, tables).Write(json);

    private void Write(Utf8JsonWriter json)
    {
        var start = story.Replay.Start;
        json.WriteStartObject();
        json.WriteString("goal", start.Goal);
        json.WriteString("agent", start.Agent);
        json.WriteString("meta", HeaderPainter.MetaOf(story));
        Raw(json, "size", Numbers(view.Area.Width, view.Area.Height));
        json.WriteNumber("total", Math.Round(story.Beats.Total, 3));
        json.WriteNumber("lead", Timetable.Before);
        Strings(json, "conditions", story.Replay.StateAfter(0).Conditions.Select(condition => condition.Text));
        Raw(json, "rooms", List(Rooms()));
        Raw(json, "places", List(story.Plan.Pieces.Select(piece => $"[{Quoted(story.Replay.World.Receptacles[piece.Receptacle].Name)},{Numbers(view.Around(piece.Footing))}]")));
        Raw(json, "states", List(States()));
        Raw(json, "walks", List(Enumerable.Range(0, story.Steps.Count).Select(Walk)));
        Raw(json, "robot", $"[{Robot(isHolding: false)},{Robot(isHolding: true)},{N(new RobotPainter(BrushOf(dark, Theme.Dark), view).Radius)}]");
        Beats(json);
        Steps(json);
        Turns(json);
        Problems(json);
        json.WriteEndObject();
    }

    private IEnumerable<string> Rooms()
    {
        var house = new HousePainter(BrushOf(dark, Theme.Dark), story, story.Beats.At(0), view, new HouseOptions { Dim = false, Motion = false });
        return story.Plan.Floor.Rooms.Select((room, i) => house.NameSpot(i, RoomName(room)) is var at ? $"[{Quoted(RoomName(room))},{N(at.X)},{N(at.Y)},{N(room.Area.Width * PixelsInMetre)}]" : "");
    }

    private string RoomName(Room room) => story.Plan.Scene is { } scene ? $"{room.Name} · {scene}" : room.Name;

    // After each step: what has another look or place than before, what is gone, the order from the lowest up, and the robot.
    private IEnumerable<string> States()
    {
        Dictionary<int, string> before = [];
        for (var steps = 0; steps <= story.Steps.Count; steps++)
        {
            var moment = story.Beats.At(story.Beats.TimeOf(steps));
            var scene = new HouseScene(story, moment);
            Paint(dark, Theme.Dark, moment);
            Paint(light, Theme.Light, moment);
            Dictionary<int, string> now = [];
            List<int> order = [];
            foreach (var (part, from, to) in Runs())
            {
                var id = tables.PartOf(part);
                order.Add(id);
                var at = dark.Items[from].Part.At;
                // The robot turns while it walks: its strokes are told once.
                now[id] = part.Kind is PartKind.Robot ? $"{id},-1,0,0" : $"{id},{SetOf(from, to, at)},{N(at.X)},{N(at.Y)}";
            }

            var changed = string.Join(',', now.Where(part => before.GetValueOrDefault(part.Key) != part.Value).Select(part => part.Value));
            var gone = string.Join(',', before.Keys.Where(id => !now.ContainsKey(id)));
            var robot = view.Of(scene.RobotAt);
            yield return $"[[{changed}],[{gone}],{tables.OrderOf(order)},[{Numbers(robot.X, robot.Y)[1..^1]},{N(scene.RobotHeading)},{(scene.Held is null ? 0 : 1)}]]";
            before = now;
        }
    }

    private void Paint(Canvas canvas, Theme theme, Moment moment)
    {
        canvas.Clear();
        new HousePainter(BrushOf(canvas, theme), story, moment, view, new HouseOptions { Motion = false }).PaintParts();
    }

    private static Brush BrushOf(Canvas canvas, Theme theme) => new(canvas, theme, 1);

    // A part may be drawn in several stretches, such as a cabinet and, above others, its inside.
    private List<((PartKind Kind, int Index, int Run) Part, int From, int To)> Runs()
    {
        var ops = dark.Items;
        List<((PartKind, int, int), int, int)> runs = [];
        Dictionary<(PartKind, int), int> count = [];
        for (var from = 0; from < ops.Length;)
        {
            var to = from + 1;
            while (to < ops.Length && ops[to].Part == ops[from].Part)
                to++;
            if (ops[from].Part is { Kind: not PartKind.None } part)
            {
                var run = count[(part.Kind, part.Index)] = count.GetValueOrDefault((part.Kind, part.Index), -1) + 1;
                runs.Add(((part.Kind, part.Index, run), from, to));
            }

            from = to;
        }

        return runs;
    }

    private int SetOf(int from, int to, Vector2 origin)
    {
        var list = new StringBuilder("[");
        for (var i = from; i < to; i++)
            list.Append(i > from ? "," : "").Append(tables.StrokeOf(dark.Items[i], light.Items.Length == dark.Items.Length ? light.Items[i] : dark.Items[i], origin));
        return tables.SetOf(list.Append(']').ToString());
    }

    private int Robot(bool isHolding)
    {
        foreach (var (canvas, theme) in ((Canvas, Theme)[])[(dark, Theme.Dark), (light, Theme.Light)])
        {
            canvas.Clear();
            new RobotPainter(BrushOf(canvas, theme), view).Robot(Vector2.Zero, 0, isHolding, 0);
        }

        return SetOf(0, dark.Items.Length, Vector2.Zero);
    }

    private string Walk(int step)
    {
        var walk = story.WalkOf(step);
        return walk.Points.Length < 2 ? "0" : $"[{(walk.IsJump ? 1 : 0)},{string.Join(',', view.Of(walk.Points).Select(point => $"{N(point.X)},{N(point.Y)}"))}]";
    }

    private void Beats(Utf8JsonWriter json)
    {
        Dictionary<string, int> said = new(StringComparer.Ordinal);
        var (turn, before) = (-1, Array.Empty<ProgramLine>());
        json.WriteStartArray("beats");
        foreach (var beat in story.Beats.Beats)
        {
            // When it has settled.
            var now = story.At(story.Beats.At(beat.End - 1e-6));
            var lines = now.Turn is null ? [] : ProgramView.Of(story, beat.Turn, now.Moment);
            // Told whole at each beat the lines of a long program would grow with their square.
            var old = beat.Turn == turn ? before : new ProgramLine[lines.Length];
            var changed = Enumerable.Range(0, lines.Length).Where(i => lines[i].State != old[i].State).Select(i => $"{i},{(int)lines[i].State}");
            json.WriteRawValue($"[{(int)beat.Kind},{beat.Turn},{beat.Step},{N(beat.Start, 3)},{N(beat.Seconds, 3)},{N(beat.Motion, 3)},{PageTables.IdOf(said, Said(now, lines))},{List(changed)}]", skipInputValidation: true);
            (turn, before) = (beat.Turn, lines);
        }

        json.WriteEndArray();
        Raw(json, "said", List(said.Keys));
    }

    private string Said(Situation now, ProgramLine[] lines)
    {
        // Until a turn is over its steps say what is read: told again at each of them it would grow with their square.
        var (output, isPrinted) = now.IsTurnOver ? now.Output() : ("", true);
        var lit = Array.FindIndex(lines, line => line.State is LineState.Now);
        var passes = lit >= 0 && lines[lit] is { Passes: > 1, Pass: > 0 } line ? $"{line.Pass}/{line.Passes}" : "";
        return $"[{Quoted(now.Place)},{(int)now.Outcome},{Quoted(now.OutcomeText)},{now.ProblemIndex},{(now.IsProblemOver ? 1 : 0)},{tables.TextOf(output)},{(isPrinted ? 1 : 0)},{(now.IsTurnOver ? 1 : 0)},"
            + $"\"{string.Concat(now.State.Conditions.Select(condition => condition.IsMet ? '1' : '0'))}\",\"{passes}\"]";
    }

    private void Steps(Utf8JsonWriter json) => Raw(json, "steps", List(story.Steps.Select((step, i) =>
        $"[{Quoted(step.Call.Command)},{Quoted(step.Call.Function ?? step.Call.Command.Split(' ')[0])},{(step.IsRefused ? 1 : 0) + (step.IsSurprised ? 2 : 0)},{ProgramView.LineOf(story, i) ?? -1},{story.TurnOf(i)},{step.Receptacle ?? -1},{(step.Call.Won ? 1 : 0)},{N(story.Beats.TimeOf(i + 1), 3)},{Quoted(Caption(step))},{tables.TextOf(step.Call.Observation)}]")));

    // The log's own words, as far as they fit under the house.
    private static string Caption(ReplayedStep step)
    {
        var text = (step.IsRefused ? step.Call.Refusal : null) ?? step.Call.Observation;
        var line = text.ReplaceLineEndings(" ").Trim();
        if (line.IndexOf(". ", StringComparison.Ordinal) is > 0 and < LongestCaption and var end)
            line = line[..(end + 1)];
        return line.Length <= LongestCaption ? line : line[..LongestCaption] + "…";
    }

    private void Turns(Utf8JsonWriter json)
    {
        json.WriteStartArray("turns");
        foreach (var (turn, index) in story.Turns.Select((turn, i) => (turn, i)))
        {
            json.WriteStartArray();
            json.WriteNumberValue(turn.Number);
            json.WriteStringValue(turn.Thought);
            json.WriteNumberValue(Math.Round(story.Beats.TurnCount > index ? story.Beats.TimeOfTurn(index) : 0, 3));
            json.WriteStartArray();
            foreach (var line in turn.Code)
            {
                json.WriteStartArray();
                foreach (var token in line)
                {
                    json.WriteNumberValue((int)token.Kind);
                    json.WriteStringValue(token.Text);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void Problems(Utf8JsonWriter json) => Raw(json, "problems", List(story.Problems.Select(problem =>
        $"[{(int)problem.Kind},{problem.Turn},{problem.Step},{problem.Line ?? 0},{Quoted(problem.Title)},{(problem.Tried is { } tried ? Quoted(tried) : "null")},{Quoted(problem.Reason)},{N(story.Beats.TimeOf(problem), 3)}]")));
}
