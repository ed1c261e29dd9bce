using System.Text.Encodings.Web;
using CodeAct.Embodied.Evaluation.Causes;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>The table of episodes for pandas and R: a row an episode, a column a figure.</summary>
public static class EpisodeColumns
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ImmutableArray<(string Name, Func<EpisodeFigures, LossCause?, object?> Of)> Columns =
    [
        ("agent", (episode, _) => episode.Arm),
        ("game", (episode, _) => episode.Game),
        ("task", (episode, _) => episode.Task.Name()),
        ("trial", (episode, _) => episode.Trial),
        ("won", (episode, _) => episode.Won),
        ("ended_by", (episode, _) => episode.Summary.Reason?.Name()),
        ("cause", (_, finding) => finding?.Cause),
        ("cause_detail", (_, finding) => finding?.Detail),
        ("steps", (episode, _) => episode.Summary.Steps),
        ("turns", (episode, _) => episode.Summary.Turns),
        ("shortest_plan", (episode, _) => episode.Shortest),
        ("conditions", (episode, _) => episode.Conditions),
        ("conditions_met", (episode, _) => episode.Met),
        ("conditions_met_ever", (episode, _) => episode.MetEver),
        ("prompt_tokens", (episode, _) => episode.Summary.PromptTokens),
        ("completion_tokens", (episode, _) => episode.Summary.CompletionTokens),
        ("cost", (episode, _) => episode.Summary.Cost),
        ("requests", (episode, _) => episode.Summary.Requests),
        ("refusals", (episode, _) => episode.Summary.Refusals),
        ("invalid_replies", (episode, _) => episode.InvalidReplies),
        ("wrong_proposals", (episode, _) => episode.WrongProposals),
        ("error_spans", (episode, _) => episode.Repair.Spans.Length),
        ("error_spans_repaired", (episode, _) => episode.Repair.Repaired),
        ("programs", (episode, _) => episode.Code.Programs),
        ("program_calls", (episode, _) => episode.Code.Calls),
        ("found_at_step", (episode, _) => episode.Search.Found),
        ("search_regret", (episode, _) => episode.Search.Regret),
        ("rule_steps", (episode, _) => episode.Yardstick?.Steps),
        ("rule_expected", (episode, _) => episode.Yardstick is { } rule ? Math.Round(rule.Expected, 3) : null),
        ("seconds", (episode, _) => episode.Summary.Seconds),
        ("model_seconds", (episode, _) => Math.Round(episode.ModelSeconds, 3)),
        ("python_seconds", (episode, _) => Math.Round(episode.PythonSeconds, 3)),
        ("key", (episode, _) => episode.Key),
    ];

    /// <summary>The table as CSV, with a head.</summary>
    public static string Csv(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var text = new StringBuilder().AppendJoin(',', Columns.Select(column => column.Name)).Append('\n');
        foreach (var episode in data.Panel.Episodes)
            text.AppendJoin(',', Columns.Select(column => Quoted(Text(column.Of(episode, data.CauseOf(episode)))))).Append('\n');
        return text.ToString();
    }

    /// <summary>The table as JSON, an object a line.</summary>
    public static string JsonLines(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var stream = new MemoryStream();
        foreach (var episode in data.Panel.Episodes)
        {
            using (var writer = new Utf8JsonWriter(stream, Readable))
            {
                writer.WriteStartObject();
                foreach (var (name, of) in Columns)
                    Write(writer, name, of(episode, data.CauseOf(episode)));
                writer.WriteEndObject();
            }

            stream.WriteByte((byte)'\n');
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case double number:
                writer.WriteNumber(name, number);
                break;
            case decimal number:
                writer.WriteNumber(name, number);
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            default:
                writer.WriteNull(name);
                break;
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    // A text that begins with a sign would be a formula where the table is opened in a spreadsheet.
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '@' || (text.Length > 1 && text[0] is '+' or '-' && !char.IsAsciiDigit(text[1])) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\n\r") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
