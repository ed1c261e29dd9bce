using System.Text.Json;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>What the worker said. The agent's program can say it too, so nothing in it is taken on trust: each field is within
/// <see cref="WorkerBudget"/> and clean (<see cref="BorderText"/>). What a program printed and its traceback are its own words and stay as they are.</summary>
internal abstract record WorkerMessage
{
    // Private: the cases below are all there are.
    private WorkerMessage() { }

    /// <summary>It is locked in, and can take code actions once its tools are loaded. <c>["ready", "3.11.2", 7, true]</c></summary>
    public sealed record Ready(string PythonVersion, int LandlockAbi, bool Seccomp) : WorkerMessage;

    /// <summary>The program printed something. <c>["out", "text"]</c></summary>
    public sealed record Output(string Text) : WorkerMessage;

    /// <summary>The program called a function, from a line of the current code action. <c>["call", 3, "goto", "fridge 1"]</c></summary>
    public sealed record Call(int Line, string Function, ImmutableArray<string> Arguments) : WorkerMessage;

    /// <summary>It cannot start, for a reason that lies with what the user asked for. <c>["refused", "skills.py: ..."]</c></summary>
    public sealed record Refused(string Why) : WorkerMessage;

    /// <summary>A file of the user's is being loaded. <c>["loading", "skills.py"]</c></summary>
    public sealed record Loading(string File) : WorkerMessage;

    /// <summary>All files of the user's have been loaded. <c>["loaded"]</c></summary>
    public sealed record Loaded : WorkerMessage;

    /// <summary>A tool of the user's is there. <c>["tool", "skills.py", "find", "(kind)", "Looks for ..."]</c></summary>
    public sealed record Tool(string File, string Name, string Signature, string Help) : WorkerMessage;

    /// <summary>The program called a tool. <c>["used", 3, "find", "mug"]</c></summary>
    public sealed record ToolUsed(int Line, string Name, ImmutableArray<string> Arguments) : WorkerMessage;

    /// <summary>A part of a file that the program made. <c>["file", "figure.png", "iVBORw0...", false]</c></summary>
    public sealed record FilePart(string Name, ReadOnlyMemory<byte> Data, bool More) : WorkerMessage;

    /// <summary>The program ended. <c>["done", "raised", "NameError", 3, 120, "Traceback ..."]</c></summary>
    /// <param name="Line">Where, from 1; 0 where that has no meaning.</param>
    /// <param name="Printed">Characters printed, those past the limit included.</param>
    public sealed record Done(CodeEnd End, string? Exception, int Line, long Printed, string Traceback) : WorkerMessage;

    /// <summary>No program runs. <c>["idle", 12345]</c></summary>
    public sealed record Idle(long Number) : WorkerMessage;

    /// <summary>Not a message of this protocol.</summary>
    /// <param name="Why">What was wrong, as the end of a sentence.</param>
    public sealed record Malformed(string Why) : WorkerMessage;

    /// <summary>The pipe was closed at the other end.</summary>
    public sealed record Closed : WorkerMessage;

    /// <summary>Reads one line.</summary>
    public static WorkerMessage Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 1 });
            if (reader.Read() && reader.TokenType is JsonTokenType.StartArray && ReadName(ref reader) is { } kind)
            {
                WorkerMessage? message = kind switch
                {
                    "call" => ParseCall(ref reader, WorkerBudget.ArgumentCharacters),
                    "out" => ReadText(ref reader) is { } text && ReadEnd(ref reader) ? new Output(text) : null,
                    "done" => ParseDone(ref reader),
                    "ready" => ParseReady(ref reader),
                    "idle" => ReadNumber(ref reader) is { } number && ReadEnd(ref reader) ? new Idle(number) : null,
                    "refused" => ReadText(ref reader, WorkerBudget.ArgumentCharacters) is { } why && ReadEnd(ref reader) ? new Refused(BorderText.Lines(why)) : null,
                    "loading" => ReadName(ref reader) is { } file && ReadEnd(ref reader) ? new Loading(file) : null,
                    "loaded" => ReadEnd(ref reader) ? new Loaded() : null,
                    "tool" => ParseTool(ref reader),
                    "used" => ParseCall(ref reader, WorkerBudget.ShownCharacters) is { } used ? new ToolUsed(used.Line, used.Function, used.Arguments) : null,
                    "file" => ParseFile(ref reader),
                    _ => null,
                };
                if (message is not null)
                    return message;
            }
        }
        catch (JsonException)
        {
            return new Malformed("it was not JSON");
        }
        catch (InvalidOperationException)
        {
            // How Utf8JsonReader reports a text that is no UTF-8 or holds half a surrogate pair.
            return new Malformed("it held text that is not valid Unicode");
        }

        return new Malformed("it had an unknown kind, or fields that are wrong or too long");
    }

    private static Call? ParseCall(ref Utf8JsonReader reader, int maxCharacters)
    {
        if (ReadNumber(ref reader) is not { } line || ReadName(ref reader) is not { } function)
            return null;
        var arguments = ImmutableArray.CreateBuilder<string>(2);
        while (ReadText(ref reader, maxCharacters) is { } argument && arguments.Count < WorkerBudget.Arguments)
            arguments.Add(BorderText.Line(argument));
        return reader.TokenType is JsonTokenType.EndArray && !reader.Read() ? new Call((int)line, function, arguments.DrainToImmutable()) : null;
    }

    private static Done? ParseDone(ref Utf8JsonReader reader)
    {
        if (ReadName(ref reader) is not { } name || EnumNames.Parse<CodeEnd>(name) is not { } end || !reader.Read() || reader.TokenType is not (JsonTokenType.Null or JsonTokenType.String))
            return null;
        var exception = reader.TokenType is JsonTokenType.Null ? null : Bounded(ref reader, WorkerBudget.NameCharacters);
        if (exception is null && reader.TokenType is JsonTokenType.String)
            return null;
        return ReadNumber(ref reader) is { } line && ReadNumber(ref reader, WorkerBudget.Printed) is { } printed
            && ReadText(ref reader) is { } traceback && ReadEnd(ref reader)
            ? new Done(end, exception is null ? null : BorderText.ClassName(exception), (int)line, printed, traceback)
            : null;
    }

    private static Tool? ParseTool(ref Utf8JsonReader reader) =>
        ReadName(ref reader) is { } file && ReadName(ref reader) is { } name
        && ReadText(ref reader, WorkerBudget.ArgumentCharacters) is { } signature
        && ReadText(ref reader, WorkerBudget.ArgumentCharacters) is { } help && ReadEnd(ref reader)
            ? new Tool(file, name, BorderText.Line(signature), BorderText.Lines(help))
            : null;

    private static FilePart? ParseFile(ref Utf8JsonReader reader)
    {
        if (ReadName(ref reader) is not { } name || !reader.Read() || reader.TokenType is not JsonTokenType.String
            || !reader.TryGetBytesFromBase64(out var data) || !reader.Read()
            || reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            return null;
        }

        var more = reader.GetBoolean();
        return ReadEnd(ref reader) ? new FilePart(name, data, more) : null;
    }

    private static Ready? ParseReady(ref Utf8JsonReader reader)
    {
        if (ReadName(ref reader) is not { } version || ReadNumber(ref reader) is not { } landlock
            || !reader.Read() || reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            return null;
        }

        var seccomp = reader.GetBoolean();
        return ReadEnd(ref reader) ? new Ready(version, (int)landlock, seccomp) : null;
    }

    private static string? ReadName(ref Utf8JsonReader reader) =>
        ReadText(ref reader, WorkerBudget.NameCharacters) is { } name ? BorderText.Line(name) : null;

    private static string? ReadText(ref Utf8JsonReader reader, int maxCharacters = WorkerBudget.LineBytes) =>
        reader.Read() && reader.TokenType is JsonTokenType.String ? Bounded(ref reader, maxCharacters) : null;

    // A character takes six bytes at most, as an escape.
    private static string? Bounded(ref Utf8JsonReader reader, int maxCharacters) =>
        reader.ValueSpan.Length <= 6L * maxCharacters && reader.GetString() is { } text && text.Length <= maxCharacters ? text : null;

    private static long? ReadNumber(ref Utf8JsonReader reader, long most = int.MaxValue) =>
        reader.Read() && reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var number) && number >= 0 && number <= most
            ? number
            : null;

    private static bool ReadEnd(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType is JsonTokenType.EndArray && !reader.Read();
}
