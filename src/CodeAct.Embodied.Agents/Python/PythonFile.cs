using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>A file that a program made, a figure for example. Its name is safe to use, its content is the program's.</summary>
/// <param name="Name">Its name: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, with an ending that tells what it is.</param>
public sealed partial record PythonFile(string Name, ReadOnlyMemory<byte> Content)
{
    private const int MaxNameCharacters = 80;

    /// <summary>The name under which a file of this name may be stored.</summary>
    /// <returns>Null where the ending is none of those that data and pictures have.</returns>
    internal static string? SafeName(string name)
    {
        var safe = Unsafe().Replace(name, "-").TrimStart('.', '-');
        if (safe.Length > MaxNameCharacters)
            safe = safe[^MaxNameCharacters..].TrimStart('.', '-');
        return Known().IsMatch(safe) ? safe : null;
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]*\.(png|jpg|jpeg|svg|pdf|gif|webp|csv|tsv|json|jsonl|txt|md|npy|npz|parquet|xlsx)$", RegexOptions.IgnoreCase)]
    private static partial Regex Known();
}
