using System.Security.Cryptography;

namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>What the files say that an agent's choices only name: another content is another agent.</summary>
internal static class ContentHash
{
    /// <summary>The files and folders that the choices name and that there are, each with the start of its content's SHA-256;
    /// null where there are none.</summary>
    public static ImmutableSortedDictionary<string, string>? Of(AgentSettings settings, string folder)
    {
        var written = (string?[])[FileOf(settings.Agent), settings.Protocol, settings.Profiles, settings.Tools, settings.Replay, .. settings.Command ?? []];
        var hashes = written.OfType<string>().Distinct()
            .Select(name => (Name: name, Hash: OfPath(Path.Combine(folder, name))))
            .Where(file => file.Hash is not null)
            .ToImmutableSortedDictionary(file => file.Name, file => file.Hash!, StringComparer.Ordinal);
        return hashes.IsEmpty ? null : hashes;
    }

    // "transcript:FILE" and "FILE.py".
    private static string? FileOf(string? agent) => agent?[(agent.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string? OfPath(string path)
    {
        // What stands there with its full path is a program of the system, and not the user's own.
        if (File.Exists(path))
            return Start(SHA256.HashData(BoundedFile.ReadBytes(path, InputLimits.Named)));
        if (!Directory.Exists(path))
            return null;
        var text = string.Concat(Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {OfPath(file)}\n"));
        return Start(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Start(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, 8));
}
