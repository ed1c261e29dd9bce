using System.Text.Json;
using System.Text.RegularExpressions;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Agents.Models;

/// <summary>The known profiles: those that are shipped and the user's.</summary>
public sealed partial class ModelProfiles
{
    private const string Default = "default";
    private const int MostMembers = 100;
    private const int HighestPrice = 1_000_000;

    private static readonly ImmutableArray<FieldKey> Keys =
    [
        new("name", "What it is called.", IsRequired: true),
        .. ((string[])["url", "model", "token_field", "system_role", "merge_roles", "tools", "parallel_calls", "send_parallel_tool_calls",
            "send_stream_usage", "send_temperature", "send_stop", "send_seed", "context_tokens", "price", "extra_body"]).Select(name => new FieldKey(name)),
    ];

    private static readonly ImmutableArray<FieldKey> PriceKeys =
    [
        new("prompt", "What a million tokens cost that the model reads.", IsRequired: true),
        new("completion", "What a million tokens cost that it writes.", IsRequired: true),
    ];

    private readonly ImmutableArray<Entry> entries;

    private ModelProfiles(ImmutableArray<Entry> entries) => this.entries = entries;

    /// <summary>The profiles that are shipped.</summary>
    public static ModelProfiles Shipped { get; } = new(ReadShipped());

    /// <summary>The names that can be chosen.</summary>
    public IEnumerable<string> Names => entries.Select(entry => entry.Name).Distinct();

    /// <summary>These profiles and those of a file behind them.</summary>
    /// <exception cref="InputException">The file cannot be read or is wrong.</exception>
    public ModelProfiles With(string path) => new([.. entries, .. Read(path, BoundedFile.ReadText(path, InputLimits.Yaml))]);

    /// <summary>The profile for a model at an endpoint.</summary>
    /// <param name="url">The endpoint's address.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="name">The entry that the user chose; null to go by the address.</param>
    /// <exception cref="InputException">There is no entry of that name.</exception>
    public ModelProfile Find(Uri url, string model, string? name)
    {
        if (name is not null && !Names.Contains(name))
            throw new InputException($"There is no model profile '{name}'; there are {string.Join(", ", Names)}.");

        List<Entry> applying = [.. entries.Where(Applies)];
        var profile = new ModelProfile { Name = string.Join('+', applying.Select(entry => entry.Name).Distinct()) };
        return applying.Aggregate(profile, (sum, entry) => entry.Change(sum));

        bool Applies(Entry entry)
        {
            if (entry.Name == Default || entry.Name == name)
                return true;
            var isMeant = entry.Url is null ? entry.Model is not null : name is null && Matches(entry.Url, url.AbsoluteUri);
            return isMeant && (entry.Model is null || Matches(entry.Model, model));
        }
    }

    private static bool Matches(string patterns, string text) => patterns.Split('|').Any(pattern => Regex.IsMatch(
        text, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    private static ImmutableArray<Entry> ReadShipped()
    {
        using var stream = typeof(ModelProfiles).Assembly.GetManifestResourceStream("profiles.yaml")!;
        using var reader = new StreamReader(stream);
        return Read("profiles.yaml", reader.ReadToEnd());
    }

    private static ImmutableArray<Entry> Read(string path, string yaml)
    {
        // All of it may be commented out.
        if (yaml.Split('\n').All(line => line.Trim() is "" or ['#', ..]))
            return [];
        var problems = new ProblemList(path);
        var (tree, _) = YamlTreeReader.Read(yaml, problems, "profile file");
        if (tree is not null and not YamlTree.Sequence)
            problems.Add(tree.At, $"profiles are a list, not {FieldReader.What(tree)}");
        ImmutableArray<Entry> entries = [.. (tree as YamlTree.Sequence)?.Items.Select(item => ReadEntry(item, problems)) ?? []];
        problems.ThrowIfAny();
        return entries;
    }

    private static Entry ReadEntry(YamlTree tree, ProblemList problems)
    {
        var fields = new FieldReader(tree, Keys, "a profile", problems);
        var price = fields["price"] is { } pair ? new FieldReader(pair, PriceKeys, "a price", problems) : null;
        var entry = new Entry(fields.Word("name")?.Value ?? "", fields.Word("url")?.Value, fields.Word("model")?.Value, profile => profile with
        {
            TokenField = fields.Word("token_field")?.Value ?? profile.TokenField,
            SystemRole = Choice<SystemRole>(fields, "system_role") ?? profile.SystemRole,
            MergesRoles = fields.Flag("merge_roles") ?? profile.MergesRoles,
            Tools = Choice<ToolSupport>(fields, "tools") ?? profile.Tools,
            ParallelCalls = Choice<ParallelCalls>(fields, "parallel_calls") ?? profile.ParallelCalls,
            SendsParallelToolCalls = fields.Flag("send_parallel_tool_calls") ?? profile.SendsParallelToolCalls,
            SendsStreamUsage = fields.Flag("send_stream_usage") ?? profile.SendsStreamUsage,
            SendsTemperature = fields.Flag("send_temperature") ?? profile.SendsTemperature,
            SendsStop = fields.Flag("send_stop") ?? profile.SendsStop,
            SendsSeed = fields.Flag("send_seed") ?? profile.SendsSeed,
            ContextTokens = fields.Whole("context_tokens", 1, int.MaxValue) ?? profile.ContextTokens,
            PromptPrice = (decimal?)price?.Number("prompt", 0, HighestPrice) ?? profile.PromptPrice,
            CompletionPrice = (decimal?)price?.Number("completion", 0, HighestPrice) ?? profile.CompletionPrice,
            ExtraBody = profile.ExtraBody.SetItems(
                fields.Entries("extra_body", MostMembers).Select(member => KeyValuePair.Create(member.Key.Value, Json(member.Value)))),
        });
        // Tried at once: what is wrong is found while the file is read.
        entry.Change(new ModelProfile { Name = entry.Name });
        return entry;
    }

    private static T? Choice<T>(FieldReader fields, string key)
        where T : struct, Enum =>
        fields.OneOf(key, Enum.GetNames<T>().Select(name => name.ToLowerInvariant()), $"value of '{key}'") is { } word ? Enum.Parse<T>(word, ignoreCase: true) : null;

    // YAML knows texts only; what reads like JSON (true, 3, null) is meant so.
    private static string Json(YamlTree value) => value switch
    {
        YamlTree.Table table => $"{{{string.Join(',', table.Entries.Select(entry => $"{Quote(entry.Key.Value)}:{Json(entry.Value)}"))}}}",
        YamlTree.Sequence list => $"[{string.Join(',', list.Items.Select(Json))}]",
        YamlTree.Text { IsPlain: true, Value: "" or "~" } => "null",
        YamlTree.Text { Value: var text } when JsonLiteral().IsMatch(text) => text,
        YamlTree.Text { Value: var text } => Quote(text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    [GeneratedRegex(@"\A(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\z")]
    private static partial Regex JsonLiteral();

    /// <summary>An entry of a file.</summary>
    private sealed record Entry(string Name, string? Url, string? Model, Func<ModelProfile, ModelProfile> Change);
}
