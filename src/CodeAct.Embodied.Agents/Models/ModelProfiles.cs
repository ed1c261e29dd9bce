using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using CodeAct.Embodied.Simulation;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CodeAct.Embodied.Agents.Models;

/// <summary>The known profiles: those that are shipped and the user's.</summary>
public sealed class ModelProfiles
{
    private const string Default = "default";

    private readonly ImmutableArray<Entry> entries;

    private ModelProfiles(ImmutableArray<Entry> entries) => this.entries = entries;

    /// <summary>The profiles that are shipped.</summary>
    public static ModelProfiles Shipped { get; } = new(ReadShipped());

    /// <summary>The names that can be chosen.</summary>
    public IEnumerable<string> Names => entries.Select(entry => entry.Name).Distinct();

    /// <summary>These profiles and those of a file behind them.</summary>
    /// <exception cref="InputException">The file cannot be read or is wrong.</exception>
    public ModelProfiles With(string path)
    {
        try
        {
            return new([.. entries, .. Read(path, File.ReadAllText(path))]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the profiles cannot be read: {exception.Message}");
        }
    }

    /// <summary>The profile for a model at an endpoint.</summary>
    /// <param name="url">The endpoint's address.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="name">The entry that the user chose; null to go by the address.</param>
    /// <exception cref="InputException">There is no entry of that name.</exception>
    public ModelProfile Find(Uri url, string model, string? name)
    {
        ArgumentNullException.ThrowIfNull(url);
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
        var deserializer = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnforceRequiredMembers()
            .Build();
        try
        {
            return [.. deserializer.Deserialize<List<Entry>?>(yaml) ?? []];
        }
        catch (YamlException exception)
        {
            throw new InputException(
                $"{path}:{exception.Start.Line}:{exception.Start.Column}: {exception.InnerException?.Message ?? exception.Message}");
        }
    }

    /// <summary>An entry of a file; what is null says nothing.</summary>
    private sealed record Entry
    {
        public required string Name { get; init; }

        public string? Url { get; init; }

        public string? Model { get; init; }

        public string? TokenField { get; init; }

        public SystemRole? SystemRole { get; init; }

        public bool? MergeRoles { get; init; }

        public ToolSupport? Tools { get; init; }

        public ParallelCalls? ParallelCalls { get; init; }

        public bool? SendParallelToolCalls { get; init; }

        public bool? SendStreamUsage { get; init; }

        public bool? SendTemperature { get; init; }

        public bool? SendStop { get; init; }

        public bool? SendSeed { get; init; }

        public int? ContextTokens { get; init; }

        public PricePair? Price { get; init; }

        public Dictionary<string, object?>? ExtraBody { get; init; }

        public ModelProfile Change(ModelProfile profile) => profile with
        {
            TokenField = TokenField ?? profile.TokenField,
            SystemRole = SystemRole ?? profile.SystemRole,
            MergesRoles = MergeRoles ?? profile.MergesRoles,
            Tools = Tools ?? profile.Tools,
            ParallelCalls = ParallelCalls ?? profile.ParallelCalls,
            SendsParallelToolCalls = SendParallelToolCalls ?? profile.SendsParallelToolCalls,
            SendsStreamUsage = SendStreamUsage ?? profile.SendsStreamUsage,
            SendsTemperature = SendTemperature ?? profile.SendsTemperature,
            SendsStop = SendStop ?? profile.SendsStop,
            SendsSeed = SendSeed ?? profile.SendsSeed,
            ContextTokens = ContextTokens ?? profile.ContextTokens,
            PromptPrice = Price?.Prompt ?? profile.PromptPrice,
            CompletionPrice = Price?.Completion ?? profile.CompletionPrice,
            ExtraBody = profile.ExtraBody.SetItems((ExtraBody ?? []).Select(pair => KeyValuePair.Create(pair.Key, Json(pair.Value)))),
        };

        // YAML knows texts only; what reads like JSON (true, 3, null) is meant so.
        private static string Json(object? value) => value switch
        {
            null => "null",
            IDictionary<object, object?> map => $"{{{string.Join(',', map.Select(pair => $"{JsonSerializer.Serialize(pair.Key.ToString())}:{Json(pair.Value)}"))}}}",
            IEnumerable<object?> list => $"[{string.Join(',', list.Select(Json))}]",
            "true" or "false" or "null" => (string)value,
            string text when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) => text,
            _ => JsonSerializer.Serialize(value.ToString()),
        };
    }

    private sealed record PricePair
    {
        public required decimal Prompt { get; init; }

        public required decimal Completion { get; init; }
    }
}
