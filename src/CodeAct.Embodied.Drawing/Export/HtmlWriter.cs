using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CodeAct.Embodied.Drawing.Painting;

namespace CodeAct.Embodied.Drawing.Export;

/// <summary>Writes one page that plays an episode in any browser, offline. It draws the very shapes that the viewer draws: each
/// distinct one is stored once, and a picture is what differs from the one before.</summary>
public sealed partial class HtmlWriter(Film film)
{
    private const double FramesPerSecond = 15;
    private const int MostFrames = 1500;

    private readonly Dictionary<string, int> shapes = new(StringComparer.Ordinal);
    private readonly StringBuilder frames = new();

    /// <summary>Writes the page.</summary>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    public void Write(Stream stream, Theme theme, Action<double> progress)
    {
        var seconds = Math.Max(1 / FramesPerSecond, film.Total / MostFrames);
        var count = (int)Math.Floor(film.Total / seconds) + 2;
        int[] last = [];
        var canvas = new Canvas();
        for (var i = 0; i < count; i++)
        {
            film.Paint(canvas, Math.Min(film.Total, i * seconds));
            int[] now = [.. canvas.Ops.Select(Number)];
            AddFrame(last, now);
            last = now;
            progress((i + 1.0) / count);
        }

        var start = film.Stories[0].Replay.Start;
        var slots = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = Html($"{start.Goal} ({start.World.Name})"),
            ["ground"] = Css(theme.Ground),
            ["panel"] = Css(theme.Panel),
            ["text"] = Css(theme.Text),
            ["muted"] = Css(theme.Muted),
            ["line"] = Css(theme.Line),
            ["bad"] = Css(theme.Bad),
            ["timeline"] = film.Comparison is null ? PageLayout.For(film.Width, film.Height).Timeline.Y.ToString(CultureInfo.InvariantCulture) : "1e9",
            ["fonts"] = FontRules(),
            ["story"] = string.Concat(film.Stories.Select(Transcript)),
            ["script"] = Resource("player.js"),
            ["data"] = Data(seconds),
        };
        // In one pass: what an agent wrote may look like a slot.
        stream.Write(Encoding.UTF8.GetBytes(Slot().Replace(Resource("player.html"), slot => slots[slot.Groups[1].Value])));
    }

    private string Data(double seconds)
    {
        var data = new StringBuilder();
        data.Append(CultureInfo.InvariantCulture, $"{{\"w\":{film.Width},\"h\":{film.Height},\"spf\":{seconds:0.####},");
        data.Append("\"shapes\":[").AppendJoin(',', shapes.OrderBy(pair => pair.Value).Select(pair => pair.Key)).Append("],");
        data.Append("\"frames\":[").Append(frames).Append("],");
        data.Append("\"steps\":").Append(Times(Enumerable.Range(1, film.Stories.Max(story => story.Steps.Count)).Select(step => film.TimeOf(step)))).Append(',');
        data.Append("\"turns\":").Append(Times(Turns())).Append(',');
        data.Append("\"x\":").Append(Times(StepPlaces())).Append('}');

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(data.ToString()));
        return Convert.ToBase64String(packed.ToArray());
    }

    // "from, to, shapes": what stands at the beginning and at the end of the last picture stays.
    private void AddFrame(int[] last, int[] now)
    {
        var prefix = last.AsSpan().CommonPrefixLength(now);
        var suffix = 0;
        while (suffix < Math.Min(last.Length, now.Length) - prefix && last[^(suffix + 1)] == now[^(suffix + 1)])
            suffix++;
        if (frames.Length > 0)
            frames.Append(',');
        frames.Append('[').Append(prefix).Append(',').Append(suffix);
        // Robot and program change in every picture, and what lies between them does not: runs that stay are told as such.
        Runs(last.AsSpan()[prefix..^suffix], now.AsSpan()[prefix..^suffix]);
        frames.Append(']');
    }

    // A shape as its number; a run of the old picture as [start, length].
    private void Runs(ReadOnlySpan<int> old, ReadOnlySpan<int> now)
    {
        var places = new Dictionary<int, int>();
        for (var i = old.Length - 1; i >= 0; i--)
            places[old[i]] = i;
        for (var i = 0; i < now.Length;)
        {
            var length = 0;
            if (places.TryGetValue(now[i], out var at))
            {
                while (i + length < now.Length && at + length < old.Length && now[i + length] == old[at + length])
                    length++;
            }

            if (length > 3)
            {
                frames.Append(CultureInfo.InvariantCulture, $",[{at},{length}]");
                i += length;
            }
            else
            {
                frames.Append(',').Append(now[i]);
                i++;
            }
        }
    }

    private int Number(DrawOp op)
    {
        var text = Text(op);
        if (!shapes.TryGetValue(text, out var number))
            shapes.Add(text, number = shapes.Count);
        return number;
    }

    private static string Text(DrawOp op)
    {
        var text = new StringBuilder("[").Append((int)op.Shape).Append(",\"").Append(Css(op.Color)).Append('"');
        switch (op.Shape)
        {
            case Shape.Text:
                text.Append(CultureInfo.InvariantCulture, $",{Quoted(op.Text!)},{N(op.A.X)},{N(MathF.Round(op.A.Y))},{(int)op.Face},{N(op.C)},{N(op.D)},{N(Font.Measure(op.Text!, op.Face, op.C, op.D))}");
                break;
            case Shape.Unclip:
                break;
            case Shape.Polygon or Shape.Line or Shape.Ribbon:
                text.Append(CultureInfo.InvariantCulture, $",{N(op.C)},{N(op.D)},{N(op.B.X)},{N(op.B.Y)}");
                foreach (var point in op.Points!)
                    text.Append(',').Append(N(point.X)).Append(',').Append(N(point.Y));
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $",{N(op.A.X)},{N(op.A.Y)},{N(op.B.X)},{N(op.B.Y)},{N(op.C, 3)},{N(op.D, 3)}");
                break;
        }

        return text.Append(']').ToString();
    }

    // Nothing in a script may look like its end.
    private static string Quoted(string text) =>
        $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"".Replace("</", "<\\/", StringComparison.Ordinal);

    private static string N(float value, int digits = 1)
    {
        var rounded = MathF.Round(value, digits);
        return (rounded == 0 ? 0 : rounded).ToString("0.###", CultureInfo.InvariantCulture);
    }

    private static string Css(Rgba color) => color.A == 255 ? $"#{color.R:x2}{color.G:x2}{color.B:x2}" : $"#{color.R:x2}{color.G:x2}{color.B:x2}{color.A:x2}";

    private IEnumerable<double> Turns() => film.Comparison is null
        ? Enumerable.Range(0, film.Stories[0].Beats.TurnCount).Select(turn => film.Stories[0].Beats.TimeOfTurn(turn))
        : [];

    private IEnumerable<double> StepPlaces()
    {
        if (film.Comparison is not null)
            return [];
        var layout = PageLayout.For(film.Width, film.Height);
        var timeline = new TimelinePainter(new Brush(new Canvas(), Theme.Dark, layout.Unit), film.Stories[0].At(film.Stories[0].Beats.At(0)), layout.Timeline, layout.IsNarrow);
        return Enumerable.Range(0, film.Stories[0].Steps.Count).Select(step => (double)timeline.Scale.X(step));
    }

    private static string Times(IEnumerable<double> times) =>
        "[" + string.Join(',', times.Select(time => time.ToString("0.###", CultureInfo.InvariantCulture))) + "]";

    /// <summary>The fonts as rules of a style sheet, whole: the families v0 to v3 are Inter from regular to bold, v4 to v6 JetBrains
    /// Mono from regular to semi-bold.</summary>
    public static string FontRules()
    {
        (string File, string Family, int Weight)[] files =
        [
            ("Inter-Regular", "v0", 400), ("Inter-Medium", "v1", 500), ("Inter-SemiBold", "v2", 600), ("Inter-Bold", "v3", 700),
            ("JetBrainsMono-Regular", "v4", 400), ("JetBrainsMono-Medium", "v5", 500), ("JetBrainsMono-SemiBold", "v6", 600),
        ];
        return string.Concat(files.Select(file =>
            $"@font-face{{font-family:{file.Family};font-weight:{file.Weight};src:url(data:font/woff2;base64,{Convert.ToBase64String(Bytes(file.File + ".woff2"))}) format('woff2')}}\n"));
    }

    // The same as text: for search, for reading aloud, and for browsers without a canvas.
    private static string Transcript(EpisodeStory story)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<h2>{Html(story.Replay.Start.Goal)}</h2><p>{Html(HeaderPainter.MetaOf(story))}</p>");
        foreach (var turn in story.Turns)
        {
            text.Append(CultureInfo.InvariantCulture, $"<h3>Turn {turn.Number}</h3>");
            if (turn.Thought is { } thought)
                text.Append(CultureInfo.InvariantCulture, $"<p>{Html(thought)}</p>");
            text.Append(CultureInfo.InvariantCulture, $"<pre>{Html(string.Join('\n', turn.Lines))}</pre>");
            foreach (var step in Enumerable.Range(turn.FirstStep, turn.StepCount).Select(i => story.Steps[i]).Where(step => step.IsRefused))
                text.Append(CultureInfo.InvariantCulture, $"<p class=bad>Refused: {Html(step.Call.Command)}: {Html(step.Call.Refusal ?? step.Call.Observation)}</p>");
            if (turn.Output is { Length: > 0 } output)
                text.Append(CultureInfo.InvariantCulture, $"<pre class=out>{Html(output.TrimEnd())}</pre>");
        }

        return text.ToString();
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static string Resource(string name) => Encoding.UTF8.GetString(Bytes(name));

    private static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing in the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Slot();
}
