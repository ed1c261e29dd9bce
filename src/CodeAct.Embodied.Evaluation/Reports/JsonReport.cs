using System.Text.Encodings.Web;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>Writes the report's figures as one JSON object.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text. What there is nothing to count of is null.</summary>
    public static string Write(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteString("suite", data.Panel.Manifest.Head.Suite);
            json.WriteString("manifest", LogSet.Of(data.Panel.Manifest));
            json.WriteNumber("episodes", data.Panel.Episodes.Length);
            json.WriteNumber("missing", data.Panel.Missing.Length);
            json.WriteStartArray("agents");
            foreach (var arm in data.Arms)
                Write(json, arm, data);
            json.WriteEndArray();
            json.WriteStartArray("comparisons");
            foreach (var row in data.Comparisons)
                Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Metrics.ArmFigures arm, ReportData data)
    {
        json.WriteStartObject();
        json.WriteString("agent", arm.Name);
        json.WriteNumber("episodes", arm.Episodes.Length);
        json.WriteNumber("games", arm.Games);
        json.WriteNumber("won", arm.Won);
        json.WriteNumber("missing", arm.Missing);
        json.WriteString("interval_method", arm.IntervalMethod);
        Write(json, "interval", arm.SuccessInterval);
        foreach (var metric in MetricTable.Rows)
            Number(json, metric.Code, metric.Of(arm));
        json.WriteStartObject("by_task");
        foreach (var task in arm.ByTask)
        {
            json.WriteStartObject(task.Key.Name());
            json.WriteNumber("episodes", task.Count());
            json.WriteNumber("won", task.Count(episode => episode.Won));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("causes");
        foreach (var cause in arm.Episodes.Select(data.CauseOf).OfType<Causes.LossCause>().GroupBy(finding => finding.Cause).OrderBy(group => group.Key, StringComparer.Ordinal))
            json.WriteNumber(cause.Key, cause.Count());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Metrics.ArmComparison row)
    {
        json.WriteStartObject();
        json.WriteString("first", row.First);
        json.WriteString("second", row.Second);
        json.WriteNumber("games", row.Games);
        json.WriteNumber("left_out", row.LeftOut);
        json.WriteNumber("difference", row.Difference);
        Write(json, "interval", row.Interval);
        Number(json, "both", row.Table?.Both);
        Number(json, "only_first", row.Table?.OnlyFirst);
        Number(json, "only_second", row.Table?.OnlySecond);
        Number(json, "neither", row.Table?.Neither);
        Number(json, "exact_p", row.Table?.ExactP);
        Number(json, "mid_p", row.Table?.MidP);
        Number(json, "holm_p", row.HolmP);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Statistics.Interval? interval)
    {
        if (interval is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        json.WriteNumberValue(known.Lower);
        json.WriteNumberValue(known.Upper);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
