namespace CodeAct.Embodied.Evaluation;

/// <summary>What a file of games or episodes has in it.</summary>
public enum InputKind
{
    /// <summary>One game: a <c>game.tw-pddl</c>.</summary>
    Game,

    /// <summary>A collection of games, a row each.</summary>
    Games,

    /// <summary>Episodes that the original engine played, a row each.</summary>
    EngineTranscripts,

    /// <summary>Episodes that language models played by writing programs, a row each.</summary>
    Programs,

    /// <summary>The same as MINT publishes them: its <c>results.jsonl</c>.</summary>
    MintResults,
}

/// <summary>A file of games or episodes.</summary>
/// <param name="Path">The path.</param>
/// <param name="Name">What reports call it: the path below the folder that was named.</param>
public sealed record InputFile(InputKind Kind, string Path, string Name);

/// <summary>Finds games and recorded episodes. Files are told apart by what is in them, not by their names.</summary>
public static class InputFiles
{
    /// <summary>Searches files and folders.</summary>
    /// <exception cref="InputException">A path does not exist, or a file that was named is nothing that can be checked.</exception>
    public static ImmutableArray<InputFile> Find(IEnumerable<string> paths) => [.. paths.SelectMany<string, InputFile>(path =>
        File.Exists(path) ? [new InputFile(KindOf(path) ?? throw new InputException(path, "holds neither games nor transcripts"), path, Path.GetFileName(path))]
        : Directory.Exists(path) ? Search(path)
        : throw new InputException(path, "there is no such file or folder"))];

    private static IEnumerable<InputFile> Search(string root) =>
        from file in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Order(StringComparer.Ordinal)
        let kind = KindOf(file)
        where kind is not null
        select new InputFile(kind.Value, file, Path.GetRelativePath(root, file));

    private static InputKind? KindOf(string path)
    {
        if (path.EndsWith(".tw-pddl", StringComparison.Ordinal))
            return InputKind.Game;
        if (!GameFiles.IsCollection(path))
            return null;
        foreach (var line in GameFiles.ReadLines(path))
            return KindOf(line.Span);
        return null;
    }

    private static InputKind? KindOf(ReadOnlySpan<byte> row)
    {
        var reader = new Utf8JsonReader(row);
        bool hasState = false, isAlfworld = false;
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 2 && reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals("task_name"u8))
                {
                    reader.Read();
                    isAlfworld |= reader.TokenType is JsonTokenType.String && reader.ValueSpan.StartsWith("alfworld"u8);
                }

                if (reader.CurrentDepth != 1 || reader.TokenType is not JsonTokenType.PropertyName)
                    continue;
                if (reader.ValueTextEquals("pddl_problem"u8) || reader.ValueTextEquals("file"u8))
                    return InputKind.Games;
                if (reader.ValueTextEquals("initial_observation"u8))
                    return InputKind.EngineTranscripts;
                if (reader.ValueTextEquals("turns"u8))
                    return InputKind.Programs;
                hasState |= reader.ValueTextEquals("state"u8);
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return hasState && isAlfworld ? InputKind.MintResults : null;
    }
}
