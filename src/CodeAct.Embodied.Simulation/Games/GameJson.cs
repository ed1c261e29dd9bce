namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Reads the two JSON forms of a game: the file <c>game.tw-pddl</c>, and a row of a collection.</summary>
internal static class GameJson
{
    private const string TaskPrefix = "Your task is to: ";

    // What is read of a game; everything else is passed over.
    private static readonly string[] Known = ["pddl_problem", "grammar", "goal_text", "walkthrough", "solvable", "id", "file"];

    /// <summary>Reads a <c>game.tw-pddl</c>, or a row, which has <c>goal_text</c> and <c>id</c> instead of a grammar.</summary>
    /// <param name="source">What to call it in errors.</param>
    /// <param name="id">The game's id where the JSON has none.</param>
    /// <exception cref="InputException">This is no JSON, is cut short, or lacks the problem or the goal.</exception>
    /// <param name="withProblem">Whether the problem is read, too; a list of games does without its 35 KB.</param>
    public static Game Read(string source, string id, ReadOnlySpan<byte> json, bool withProblem = true)
    {
        // Some editors put a mark of byte order there.
        json = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        if (IsPointer(json))
            throw new InputException(source, Pointer);
        var reader = new Utf8JsonReader(json);
        try
        {
            Expect(source, ref reader, JsonTokenType.StartObject);
            return ReadObject(source, id, ref reader, withProblem);
        }
        catch (JsonException exception)
        {
            var where = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}";
            throw new InputException(source, reader.BytesConsumed >= json.Length - 1 || IsCutShort(json)
                ? $"the file ends in the middle ({where}): it was cut short, get it again"
                : $"this is no valid JSON ({where}): {exception.Message}");
        }
        catch (InvalidOperationException exception)
        {
            // Utf8JsonReader says so of text that is no UTF-8 or has half a surrogate pair.
            throw new InputException(source, $"a text in it is not valid Unicode: {exception.Message}");
        }
    }

    /// <summary>What is said of a pointer of Git's where a file belongs.</summary>
    public const string Pointer = "this is Git LFS's pointer to the file, not the file; 'git lfs pull' brings it";

    /// <summary>Whether this is such a pointer.</summary>
    public static bool IsPointer(ReadOnlySpan<byte> content) => content.StartsWith("version https://git-lfs"u8);

    /// <summary>Whether a line of JSON is a game: it has a problem, or a whole game file inside.</summary>
    public static bool IsGame(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType is not JsonTokenType.PropertyName)
                    continue;
                if (Property(ref reader) is "pddl_problem" or "file")
                    return true;
                reader.Read();
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // No JSON is no game either.
        }

        return false;
    }

    private static Game ReadObject(string source, string id, ref Utf8JsonReader reader, bool withProblem)
    {
        string? problem = null, goal = null, grammar = null;
        bool? solvable = null;
        ImmutableArray<string> walkthrough = [];
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = Property(ref reader);
            reader.Read();
            switch (name)
            {
                case "file":
                    // Rows of files before ALFWorld 0.4 keep the original file in one piece.
                    Expect(source, reader, JsonTokenType.StartObject);
                    var inner = ReadObject(source, id, ref reader, withProblem);
                    (problem, goal, solvable, walkthrough) = (inner.Problem, inner.GoalText, inner.Solvable, inner.Walkthrough);
                    grammar = inner.Dialect is Dialect.Alfworld03 ? OldArrival : null;
                    break;
                case "id":
                    id = Text(source, ref reader) ?? id;
                    break;
                case "pddl_problem":
                    problem = withProblem || reader.TokenType is not JsonTokenType.String ? Text(source, ref reader) : "";
                    break;
                case "goal_text":
                    goal = Text(source, ref reader);
                    break;
                case "grammar":
                    grammar = Text(source, ref reader);
                    break;
                case "solvable":
                    solvable = reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };
                    reader.Skip();
                    break;
                case "walkthrough":
                    walkthrough = Texts(source, ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (problem is null)
            throw new InputException(source, "has no 'pddl_problem': this is no ALFWorld game file");
        goal ??= grammar is null ? null : GoalIn(grammar);
        if (goal is null)
            throw new InputException(source, $"has no task sentence: neither 'goal_text' nor a grammar with \"{TaskPrefix}...\"");
        if (goal.Any(char.IsControl))
            throw new InputException(source, "the task is a sentence on one line, without control characters");
        return new Game
        {
            Id = id,
            GoalText = goal.EndsWith('.') ? goal[..^1] : goal,
            Problem = problem,
            Walkthrough = walkthrough,
            Solvable = solvable,
            Dialect = grammar?.Contains(OldArrival, StringComparison.Ordinal) is true ? Dialect.Alfworld03 : Dialect.Alfworld04,
        };
    }

    // How the grammar before ALFWorld 0.4 names the place where one arrives.
    private const string OldArrival = "{lend.name}";

    private static string? Property(ref Utf8JsonReader reader)
    {
        foreach (var name in Known)
        {
            if (reader.ValueTextEquals(name))
                return name;
        }

        return null;
    }

    // The grammar is a text that contains JSON: the sentence ends at its closing quotation mark.
    private static string? GoalIn(string grammar)
    {
        var start = grammar.IndexOf('"' + TaskPrefix, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += TaskPrefix.Length + 1;
        var end = grammar.IndexOf('"', start);
        return end < 0 ? null : grammar[start..end];
    }

    private static string? Text(string source, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Null)
            return null;
        Expect(source, reader, JsonTokenType.String);
        return reader.GetString();
    }

    private static ImmutableArray<string> Texts(string source, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Null)
            return [];
        Expect(source, reader, JsonTokenType.StartArray);
        var texts = ImmutableArray.CreateBuilder<string>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            Expect(source, reader, JsonTokenType.String);
            texts.Add(reader.GetString()!);
        }

        return texts.DrainToImmutable();
    }

    private static void Expect(string source, ref Utf8JsonReader reader, JsonTokenType type)
    {
        reader.Read();
        Expect(source, reader, type);
    }

    private static void Expect(string source, Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
            throw new InputException(source, $"expected {type} at byte {reader.TokenStartIndex} and found {reader.TokenType}: this is no ALFWorld game file");
    }

    private static bool IsCutShort(ReadOnlySpan<byte> json)
    {
        var end = json.TrimEnd(" \t\r\n"u8);
        return end.Length == 0 || end[^1] != (byte)'}';
    }
}
