using System.Text.Encodings.Web;

namespace CodeAct.Embodied.Evaluation.Datasets;

/// <summary>A form in which trainers read conversations.</summary>
/// <param name="Roles">What the speakers are called.</param>
public sealed record DatasetFormat(string Name, string List, string Role, string Text, ImmutableDictionary<Speaker, string> Roles)
{
    /// <summary>Every form.</summary>
    public static ImmutableArray<DatasetFormat> All { get; } =
    [
        new("codeact", "conversations", "role", "content", Plain),
        new("openai", "messages", "role", "content", Plain),
        new("hf", "messages", "role", "content", Plain),
        new("sharegpt", "conversations", "from", "value", Plain.SetItem(Speaker.User, "human").SetItem(Speaker.Assistant, "gpt")),
    ];

    private static ImmutableDictionary<Speaker, string> Plain => EnumNames.All<Speaker>().ToImmutableDictionary(speaker => speaker, speaker => speaker.Name());
}

/// <summary>Writes data sets: <c>train.jsonl</c>, <c>test.jsonl</c> and their card.</summary>
public static class DatasetWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a data set into a folder.</summary>
    /// <exception cref="CannotContinueException">It cannot be written.</exception>
    public static void Write(Dataset dataset, DatasetFormat format, string folder, string suite)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(format);
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "train.jsonl"), string.Concat(dataset.Train.Select(item => Line(item, format))));
            File.WriteAllText(Path.Combine(folder, "test.jsonl"), string.Concat(dataset.Test.Select(item => Line(item, format))));
            File.WriteAllText(Path.Combine(folder, "README.md"), Card(dataset, format, suite));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotContinueException($"{folder}: the data set cannot be written: {exception.Message}");
        }
    }

    /// <summary>A conversation as a line, with its end. OpenAI's fine-tuning refuses fields that it does not know.</summary>
    public static string Line(Trajectory item, DatasetFormat format)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(format);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            if (format.Name is not "openai")
            {
                json.WriteString("id", item.Id);
                json.WriteString("agent", item.Agent);
                json.WriteString("game", item.Game);
                json.WriteString("scene", item.Scene);
                json.WriteString("task", item.Task.Name());
                json.WriteBoolean("won", item.Won);
                json.WriteBoolean("recovered", item.Recovered);
            }

            json.WriteStartArray(format.List);
            foreach (var message in item.Messages)
            {
                json.WriteStartObject();
                json.WriteString(format.Role, format.Roles[message.Speaker]);
                json.WriteString(format.Text, message.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }

    private static string Card(Dataset dataset, DatasetFormat format, string suite)
    {
        var all = dataset.Train.Concat(dataset.Test).ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {suite}\n\nConversations of agents that drive a household robot, made by CodeAct.Embodied from the logs of the panel {suite}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"* format: {format.Name}; a JSON object a line\n* train: {dataset.Train.Length}, test: {dataset.Test.Length}; cut by scene, so that no room is in both\n");
        text.Append(CultureInfo.InvariantCulture, $"* tokens, about: {all.Sum(item => (long)item.Tokens):#,0}; turns: {(all.Count == 0 ? 0 : all.Average(item => item.Turns)):0.0} a conversation\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| step | left out of {dataset.Read} |\n| --- | ---: |\n");
        foreach (var (what, count) in dataset.LeftOut)
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {count} |\n");
        Table(text, "agent", all.GroupBy(item => item.Agent));
        Table(text, "task", all.GroupBy(item => item.Task.Name()));
        Table(text, "test scene", dataset.Test.GroupBy(item => item.Scene));
        text.Append("\nGames are ALFWorld's (MIT, 2020 Mohit Shridhar and others; scenes of ALFRED, MIT, 2019) or houses of this project. What models wrote is theirs: mind their licences.\n");
        return text.ToString();
    }

    private static void Table(StringBuilder text, string name, IEnumerable<IGrouping<string, Trajectory>> groups)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n| {name} | conversations | won |\n| --- | ---: | ---: |\n");
        foreach (var group in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | {group.Count(item => item.Won)} |\n");
    }
}
