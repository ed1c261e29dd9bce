using System.IO.Compression;

namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Finds and reads games on disk: a game file, a trial's folder, or a row of a collection.</summary>
public static class GameFiles
{
    /// <summary>The name that a game has in its trial's folder.</summary>
    public const string GameFileName = "game.tw-pddl";

    /// <summary>Whether the text names a game rather than a house: a game file, a folder with one, or <c>FILE#id</c>.</summary>
    public static bool IsGame(string path) =>
        path.EndsWith(".tw-pddl", StringComparison.Ordinal)
        || IsCollection(path.Split('#')[0])
        || File.Exists(Path.Combine(path, GameFileName));

    /// <summary>Whether the path names a collection of games: JSON lines, plain or gzip.</summary>
    public static bool IsCollection(string path) =>
        path.EndsWith(".jsonl", StringComparison.Ordinal) || path.EndsWith(".jsonl.gz", StringComparison.Ordinal);

    /// <summary>Reads one game.</summary>
    /// <param name="path">A <c>game.tw-pddl</c>, the folder of a trial, or <c>FILE#id</c>, where any part of an id will do
    /// that only one row has.</param>
    /// <exception cref="InputException">There is no such game, or it is broken.</exception>
    public static Game Read(string path)
    {
        var hash = path.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? path : path[..hash];
        if (IsCollection(file))
            return ReadRow(file, hash < 0 ? "" : path[(hash + 1)..]);

        var gameFile = Directory.Exists(path) ? Path.Combine(path, GameFileName) : path;
        return GameJson.Read(gameFile, IdOf(gameFile), BoundedFile.ReadBytes(gameFile, InputLimits.Game));
    }

    /// <summary>Reads every game of a collection, one at a time.</summary>
    /// <exception cref="InputException">The file cannot be read, or a row is broken.</exception>
    public static IEnumerable<Game> ReadCollection(string path)
    {
        var number = 0;
        foreach (var line in ReadLines(path))
            yield return ReadRow(path, ++number, line.Span);
    }

    /// <summary>Reads a game from a row of a collection.</summary>
    /// <param name="number">The row, from 1.</param>
    /// <exception cref="InputException">The row is broken.</exception>
    public static Game ReadRow(string path, int number, ReadOnlySpan<byte> row) =>
        GameJson.Read($"{path}:{number}", $"{Path.GetFileName(path)}:{number}", row);

    /// <summary>The lines of a file of JSON lines, unpacked if it is gzip. Each is valid until the next is asked for.</summary>
    /// <exception cref="InputException">The file cannot be read, or a line is absurdly long.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> ReadLines(string path)
    {
        using var file = BoundedFile.Open(path);
        if (file.CanSeek)
        {
            var first = new byte[64];
            if (GameJson.IsPointer(first.AsSpan(0, file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false))))
                throw new InputException(path, GameJson.Pointer);
            file.Position = 0;
        }

        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        var buffer = new byte[1 << 18];
        int start = 0, end = 0;
        var total = 0L;
        while (true)
        {
            var newline = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                yield return buffer.AsMemory(start, newline);
                start += newline + 1;
                continue;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
            {
                if (end >= InputLimits.Game)
                    throw new InputException(path, $"a line is longer than {InputLimits.Describe(InputLimits.Game)}: this is no collection of games");
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = Fill(path, stream, buffer.AsSpan(end));
            if (read == 0)
                break;
            end += read;
            total += read;
            if (total > InputLimits.Collection)
                throw new InputException(path, $"it holds more than {InputLimits.Describe(InputLimits.Collection)}: this is no collection of games");
        }

        if (end > 0)
            yield return buffer.AsMemory(0, end);
    }

    private static int Fill(string path, Stream stream, Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw new InputException(path, $"the compressed data is damaged, get the file again ({exception.Message})");
        }
        catch (IOException exception)
        {
            throw new InputException(path, $"cannot be read: {exception.Message}");
        }
    }

    private static Game ReadRow(string path, string wanted)
    {
        var number = 0;
        Game? found = null;
        List<string> ids = [];
        foreach (var line in ReadLines(path))
        {
            number++;
            var id = JsonMember.Text($"{path}:{number}", line.Span, "id"u8);
            if (id is null || !id.Contains(wanted, StringComparison.Ordinal))
                continue;
            if (id == wanted)
                return GameJson.Read($"{path}#{id}", id, line.Span);
            if (ids.Count == 0)
                found = GameJson.Read($"{path}#{id}", id, line.Span);
            ids.Add(id);
        }

        return ids.Count switch
        {
            0 when number == 0 => throw new InputException(path, "the collection is empty"),
            0 => throw new InputException(path, $"none of its {number} games has the id '{wanted}'"),
            1 => found!,
            _ => throw new InputException(path, $"{ids.Count} games match '{wanted}'; name one with FILE#id, for example {Path.GetFileName(path)}#{ids[0]}"),
        };
    }

    // "json_2.1.1/valid_seen/pick_.../trial_.../game.tw-pddl" is known by its last three folders.
    private static string IdOf(string gameFile)
    {
        var folders = Path.GetFullPath(gameFile).Split(Path.DirectorySeparatorChar)[..^1];
        return folders.Length >= 3 && folders[^1].StartsWith("trial_", StringComparison.Ordinal)
            ? string.Join('/', folders[^3..])
            : Path.GetFileName(gameFile);
    }
}
