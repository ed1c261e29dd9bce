using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CodeAct.Embodied.Drawing.Painting;
using static CodeAct.Embodied.Drawing.Export.PageJson;

namespace CodeAct.Embodied.Drawing.Export;

/// <summary>Writes one page that plays an episode, or two in step, in any browser, offline: the strokes of the viewer, moved by a small
/// player, and the episode as text. It loads nothing.</summary>
public static partial class PageWriter
{
    /// <summary>Writes the page.</summary>
    /// <param name="stories">One episode, or two.</param>
    /// <param name="theme">The theme that it begins with; the reader can change it.</param>
    /// <exception cref="CannotContinueException">The player is not built and cannot be.</exception>
    public static void Write(Stream stream, IReadOnlyList<EpisodeStory> stories, StepMode inStep, Theme theme)
    {
        var start = stories[0].Replay.Start;
        var comparison = stories.Count > 1 ? new Comparison(stories[0], stories[1], inStep) : null;
        var data = Packed((json, tables) =>
        {
            json.WriteStartArray("episodes");
            foreach (var story in stories)
                PageData.Write(json, story, tables);
            json.WriteEndArray();
            json.WriteNumber("total", Math.Round(comparison?.Total ?? stories[0].Beats.Total, 3));
            Raw(json, "sync", List((comparison?.Pairs ?? []).Select(pair => List(pair.Select(number => N(number, 3))))));
        });
        Write(stream, $"{start.Goal} ({start.World.Name})", theme, string.Concat(stories.Select(Transcript)), PageScript.Play, data);
    }

    /// <summary>Writes a page of many episodes as small plans, of which each can be played.</summary>
    /// <param name="title">What they are of.</param>
    /// <param name="episodes">Read one after the other, and not kept.</param>
    /// <inheritdoc cref="Write(Stream, IReadOnlyList{EpisodeStory}, StepMode, Theme)"/>
    public static void WriteWall(Stream stream, string title, IEnumerable<WallEpisode> episodes, Theme theme)
    {
        var text = new StringBuilder("<table><tr><th>agent<th>task<th>scene<th>outcome<th>steps<th>goal</tr>");
        List<string> plans = [];
        var data = Packed((json, tables) =>
        {
            json.WriteStartArray("episodes");
            foreach (var episode in episodes)
            {
                var (story, outcome) = (episode.Story, WallEpisode.Words(episode.Ending));
                PageData.Write(json, story, tables);
                plans.Add($"[{Quoted(episode.Agent)},{Quoted(episode.Task)},{Quoted(episode.Scene)},{(int)episode.Ending},{Quoted(episode.Cause ?? "")}]");
                text.Append($"<tr><td>{Html(episode.Agent)}<td>{episode.Task}<td>{Html(episode.Scene)}<td>{outcome}{(episode.Cause is { } cause ? $": {Html(cause)}" : "")}<td>{story.Steps.Count}<td>{Html(story.Replay.Start.Goal)}</tr>");
            }

            json.WriteEndArray();
            json.WriteString("title", title);
            Strings(json, "endings", Enum.GetValues<Ending>().Select(WallEpisode.Words));
            Raw(json, "plans", List(plans));
        });
        Write(stream, title, theme, text.Append("</table>").ToString(), PageScript.Gallery, data);
    }

    private static void Write(Stream stream, string title, Theme theme, string story, string player, string data)
    {
        var slots = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = Html(title),
            ["theme"] = theme == Theme.Dark ? "dark" : "light",
            ["fonts"] = FontRules("v0", "v2", "v3", "v5", "v6"),
            ["tokens"] = Tokens("dark", Theme.Dark) + Tokens("light", Theme.Light),
            ["style"] = Resource("page.css"),
            ["story"] = story,
            ["script"] = PageScript.Read(player),
            ["data"] = data,
        };
        // In one pass: what an agent wrote may look like a slot.
        stream.Write(Encoding.UTF8.GetBytes(Slot().Replace(Resource("page.html"), slot => slots[slot.Groups[1].Value])));
    }

    private static string Packed(Action<Utf8JsonWriter, PageTables> write)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var json = new Utf8JsonWriter(gzip))
        {
            var tables = new PageTables();
            json.WriteStartObject();
            write(json, tables);
            tables.Write(json);
            json.WriteEndObject();
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>Fonts as rules of a style sheet, whole: the families v0 to v3 are Inter from regular to bold, v4 to v6 JetBrains Mono
    /// from regular to semi-bold.</summary>
    /// <param name="families">Those that are used; none for all.</param>
    public static string FontRules(params string[] families)
    {
        (string File, string Family, int Weight)[] files =
        [
            ("Inter-Regular", "v0", 400), ("Inter-Medium", "v1", 500), ("Inter-SemiBold", "v2", 600), ("Inter-Bold", "v3", 700),
            ("JetBrainsMono-Regular", "v4", 400), ("JetBrainsMono-Medium", "v5", 500), ("JetBrainsMono-SemiBold", "v6", 600),
        ];
        return string.Concat(files.Where(file => families.Length == 0 || families.Contains(file.Family)).Select(file =>
            $"@font-face{{font-family:{file.Family};font-weight:{file.Weight};src:url(data:font/woff2;base64,{Convert.ToBase64String(Bytes(file.File + ".woff2"))}) format('woff2')}}\n"));
    }

    private static string Tokens(string name, Theme theme)
    {
        (string Name, Rgba Color)[] colors =
        [
            ("ground", theme.Ground), ("stage", theme.Stage), ("panel", theme.Panel), ("raised", theme.Raised), ("line", theme.Line), ("text", theme.Text),
            ("muted", theme.Muted), ("faint", theme.Faint), ("accent", theme.Accent), ("onAccent", theme.OnAccent), ("good", theme.Good), ("goodEdge", theme.GoodEdge), ("goodGround", theme.GoodGround),
            ("bad", theme.Bad), ("badGround", theme.BadGround), ("warn", theme.Warn), ("warnGround", theme.WarnGround), ("violet", theme.Violet), ("unseen", theme.Unseen),
            ("lit", theme.Accent.At(theme.Lit)), ("code", theme.Code), ("kw", theme.Keyword), ("fn", theme.Called), ("str", theme.Quoted), ("num", theme.Number), ("com", theme.Comment),
        ];
        return $"[data-theme={name}]{{color-scheme:{name};{string.Concat(colors.Select(color => $"--{color.Name}:{Css(color.Color)};"))}}}\n";
    }

    // The same as text: for search, for reading aloud, and for browsers without a script.
    private static string Transcript(EpisodeStory story)
    {
        var text = new StringBuilder();
        text.Append($"<h2>{Html(story.Replay.Start.Goal)}</h2><p>{Html(HeaderPainter.MetaOf(story))}</p>");
        foreach (var turn in story.Turns)
        {
            text.Append(CultureInfo.InvariantCulture, $"<h3>Turn {turn.Number}</h3>");
            if (turn.Thought is { } thought)
                text.Append($"<p>{Html(thought)}</p>");
            if (turn.Lines.Length > 0)
                text.Append($"<pre>{Html(string.Join('\n', turn.Lines))}</pre>");
            text.Append("<ul>");
            foreach (var step in story.Steps.Take(turn.EndStep).Skip(turn.FirstStep))
            {
                foreach (var surprise in step.Surprises)
                    text.Append($"<li class=bad>{Html(surprise.Sentence)}</li>");
                text.Append(step.IsRefused
                    ? $"<li class=bad>Refused: {Html(step.Call.Command)}: {Html(step.Call.Refusal ?? step.Call.Observation)}</li>"
                    : $"<li>{Html(step.Call.Command)}: {Html(step.Call.Observation)}</li>");
            }

            text.Append("</ul>");
            if (turn.Problem is { } problem)
                text.Append($"<p class=bad>{Html(problem.Title)}: {Html(problem.Reason)}</p>");
            if (turn.Output is { Length: > 0 } output)
                text.Append($"<pre>{Html(output.TrimEnd())}</pre>");
        }

        return text.Append($"<p>{Html(story.At(story.Beats.At(story.Beats.Total)).OutcomeText)}</p>").ToString();
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
