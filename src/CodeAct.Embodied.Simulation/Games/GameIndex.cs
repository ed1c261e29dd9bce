using System.Security.Cryptography;

namespace CodeAct.Embodied.Simulation.Games;

/// <summary>What is known of all files of games below a folder, kept on disk so that thousands are listed at once.</summary>
internal sealed record GameIndex
{
    // Another number makes every index of another program version be built anew.
    private const int CurrentVersion = 1;

    public required int Version { get; init; }

    /// <summary>The folder or collection that was indexed: its full path.</summary>
    public required string Root { get; init; }

    public required ImmutableArray<IndexedFile> Files { get; init; }

    /// <summary>Brings the index of a folder or collection up to date and returns its files, in the ordinal order of paths.</summary>
    /// <param name="path">What the user named.</param>
    /// <param name="indexFolder">Where the index is kept; null for nowhere.</param>
    /// <exception cref="InputException">There is no such folder or file.</exception>
    public static ImmutableArray<IndexedFile> Update(string path, string? indexFolder)
    {
        var root = Path.GetFullPath(path);
        var indexFile = indexFolder is null ? null : Path.Combine(indexFolder, NameOf(root));
        var known = (indexFile is null ? null : TryLoad(indexFile, root))?.Files
            .ToDictionary(file => file.Path, StringComparer.Ordinal) ?? [];

        var isChanged = false;
        var found = Find(root);
        var files = new IndexedFile[found.Count];
        Parallel.For(0, files.Length, i =>
        {
            var stamp = IndexedFile.StampOf(found[i]);
            if (known.TryGetValue(found[i], out var file) && file.Stamp == stamp)
            {
                files[i] = file;
                return;
            }

            files[i] = IndexedFile.Read(found[i], root, stamp);
            Volatile.Write(ref isChanged, true);
        });
        if (indexFile is not null && (isChanged || known.Count != files.Length))
            Save(indexFile, new GameIndex { Version = CurrentVersion, Root = root, Files = [.. files] });
        return [.. files];
    }

    private static List<string> Find(string root)
    {
        if (File.Exists(root))
            return [root];
        if (!Directory.Exists(root))
            throw new InputException(root, "there is no such file or folder");
        try
        {
            return [.. Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
                .Where(file => GameFiles.IsCollection(file) || Path.GetFileName(file) == GameFiles.GameFileName)
                .Order(StringComparer.Ordinal)];
        }
        catch (IOException exception)
        {
            throw new InputException(root, $"cannot be searched: {exception.Message}");
        }
    }

    private static string NameOf(string root) =>
        $"games-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)).AsSpan(0, 8))}.json";

    // An index that is missing, torn, or of another version is no error: it is built again.
    private static GameIndex? TryLoad(string file, string root)
    {
        try
        {
            var index = JsonSerializer.Deserialize(File.ReadAllBytes(file), GameIndexJson.Default.GameIndex);
            return index?.Version == CurrentVersion && index.Root == root && !index.Files.IsDefault ? index : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    // Written beside and renamed: a reader sees the old index or the new one, and of two writers the last one wins.
    private static void Save(string file, GameIndex index)
    {
        var temporary = $"{file}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(index, GameIndexJson.Default.GameIndex));
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A read-only cache costs time with every listing and nothing else.
            TryDelete(temporary);
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What could not be written is not there to be deleted, or nobody may.
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(GameIndex))]
internal sealed partial class GameIndexJson : JsonSerializerContext;
