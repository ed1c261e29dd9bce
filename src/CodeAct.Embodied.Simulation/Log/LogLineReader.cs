using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;

namespace CodeAct.Embodied.Simulation.Log;

/// <summary>Turns the lines of a log into its events, one after the other.</summary>
/// <param name="source">What to call the log in messages.</param>
internal sealed class LogLineReader(string source)
{
    private const int MostSkipped = 100;
    private const int LongestSkipped = 100;

    // Beyond every seed, which is a whole number of 64 bits; sums over any log are numbers, too.
    private const double MostOfAnything = 1e19;
    private const string Page = "docs/log.md says what a log holds";
    private const string DoesNotFit = "the value does not fit; " + Page;

    private static readonly FrozenDictionary<string, EventType> Types = EpisodeJson.Readable.EpisodeEvent.PolymorphismOptions!.DerivedTypes
        .ToFrozenDictionary(type => (string)type.TypeDiscriminator!, type => new EventType(EpisodeJson.Readable.GetTypeInfo(type.DerivedType)!));

    private readonly SortedSet<string> skipped = new(StringComparer.Ordinal);
    private int number;
    private Format1? old;

    /// <summary>What the log holds and this program does not know, for example <c>the field mood of code</c>.</summary>
    public IReadOnlyCollection<string> Skipped => skipped;

    /// <summary>Whether there was a first line.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The event of the next line; null where there is none that this program knows.</summary>
    /// <exception cref="JsonException">The line is not whole, or no JSON at all.</exception>
    /// <exception cref="InputException">It is no line of a log, or of a newer one.</exception>
    public EpisodeEvent? Read(string line)
    {
        number++;
        if (line.Length == 0)
            return null;
        using var document = JsonDocument.Parse(JsonText.WithoutHalves(line), new JsonDocumentOptions { AllowDuplicateProperties = false });
        var json = document.RootElement;
        if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty("type", out var type) || type.ValueKind is not JsonValueKind.String)
            throw Problem("this is no event of an episode: an object with a type is expected");
        if (!HasBegun)
            Begin(line, json, type.GetString()!);
        if (Types.TryGetValue(type.GetString()!, out var known))
            return Read(old?.Convert(json) ?? json, known);
        Skip($"the event {type.GetString()}");
        return null;
    }

    /// <summary>What is wrong with the line that was read last, or with one so many lines ahead.</summary>
    public InputException Problem(string what, int ahead = 0) => new($"{source}:{number + ahead}", what);

    private void Skip(string what)
    {
        if (skipped.Count < MostSkipped)
            skipped.Add(what.Length <= LongestSkipped ? what : what[..LongestSkipped] + "...");
    }

    private void Begin(string line, JsonElement json, string type)
    {
        if (type != "episode_start")
            throw new InputException($"{source}: this is no episode log: it does not begin with an episode_start");
        var isGiven = json.TryGetProperty("format", out var value);
        if (!isGiven || value.ValueKind is not JsonValueKind.Number || !value.TryGetInt32(out var format) || format is < 1 or > EpisodeStarted.CurrentFormat)
            throw new InputException(source, $"the log has {(isGiven ? $"format {value.GetRawText()}" : "no format")}, and this program reads 1 to {EpisodeStarted.CurrentFormat}; update it");
        old = format == 1 ? new Format1(line) : null;
        HasBegun = true;
    }

    private EpisodeEvent Read(JsonElement json, EventType type)
    {
        var names = json.EnumerateObject().Select(field => field.Name).ToList();
        foreach (var name in names.Where(name => !type.Fields.Contains(name)))
            Skip($"the field {name} of {json.GetProperty("type")}");
        if (type.Required.Except(names).ToList() is { Count: > 0 } missing)
            throw Problem($"{json.GetProperty("type")} lacks {string.Join(", ", missing)}; {Page}");
        if (Misfit(json) is { } misfit)
            throw Problem($"{misfit.TrimStart('.')}: {DoesNotFit}");
        try
        {
            var item = (EpisodeEvent)json.Deserialize(type.Json)!;
            return item is EpisodeStarted { Protocol: "" } ? throw Problem("protocol: the name is empty; leave it out for the default") : item;
        }
        catch (JsonException exception)
        {
            throw Problem($"{exception.Path!.TrimStart('$', '.')}: {(exception is UnknownNameException ? exception.Message : DoesNotFit)}");
        }
    }

    /// <summary>The path of what the serializer takes and no log means: a null in a list, which may stand for an item of any kind,
    /// and a number that is no measure of anything, such as <c>1e999</c>. Null where there is none.</summary>
    internal static string? Misfit(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Select(field => Misfit(field.Value) is { } misfit ? $".{field.Name}{misfit}" : null).FirstOrDefault(misfit => misfit is not null),
        JsonValueKind.Array => json.EnumerateArray().Select((item, index) => item.ValueKind is JsonValueKind.Null ? $"[{index}]" : Misfit(item) is { } misfit ? $"[{index}]{misfit}" : null)
            .FirstOrDefault(misfit => misfit is not null),
        JsonValueKind.Number when Math.Abs(json.GetDouble()) > MostOfAnything => "",
        _ => null,
    };

    /// <summary>What is known of the events of one type.</summary>
    private sealed class EventType(JsonTypeInfo json)
    {
        public JsonTypeInfo Json => json;

        public FrozenSet<string> Fields { get; } = FrozenSet.Create(StringComparer.Ordinal, [.. json.Properties.Select(field => field.Name), "type"]);

        public string[] Required { get; } = [.. json.Properties.Where(field => field.IsRequired).Select(field => field.Name)];
    }
}
