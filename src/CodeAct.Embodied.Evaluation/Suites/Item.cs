using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>One episode of a panel, as its manifest says it before anything is played.</summary>
public sealed record Item
{
    /// <summary>The name of the agent, with all its choices in <see cref="Settings"/>.</summary>
    public required string Arm { get; init; }

    /// <summary>The world's name: a game's id, <c>house#task</c>, or a generated world's id.</summary>
    public required string Game { get; init; }

    public required string WorldHash { get; init; }

    public required TaskType Task { get; init; }

    /// <summary>Which try it is, from 1.</summary>
    public required int Trial { get; init; }

    /// <summary>Null leaves it to the agent.</summary>
    public long? Seed { get; init; }

    public required AgentSettings Settings { get; init; }

    /// <summary>The content of the files that <see cref="Settings"/> names: the name and the start of the SHA-256.</summary>
    public ImmutableSortedDictionary<string, string>? Files { get; init; }

    /// <summary>The program's version without its commit.</summary>
    public required string Version { get; init; }

    /// <summary>The SHA-256 of the item's canonical JSON, which is its line in the manifest: 64 hexadecimal digits.</summary>
    [JsonIgnore]
    public string Key => key ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));

    private string? key;

    /// <summary>The name of its log, without the folder.</summary>
    [JsonIgnore]
    public string LogName => $"{Plain(Game)}-t{Trial}-{Key[..12]}.jsonl";

    /// <summary>The name of its agent's folder.</summary>
    [JsonIgnore]
    public string ArmFolder => Plain(Arm);

    /// <summary>Its canonical JSON: names in ordinal order, no space, nothing that is null.</summary>
    public string ToJson() => CanonicalJson.Of(this);

    // The task and the trial of a game, as names of files may have them.
    private static string Plain(string text)
    {
        const int longest = 80;
        var plain = string.Concat(string.Join('-', text.Split('/').TakeLast(2)).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-')).TrimStart('.');
        return plain.Length <= longest ? plain : plain[..longest];
    }
}
