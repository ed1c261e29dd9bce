using System.Buffers;
using System.Text.Json;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>Writes what the host says to the worker, one line each. A line is good until the next one is written.</summary>
internal sealed class HostMessageWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter json;

    public HostMessageWriter() => json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });

    /// <summary>The first message: what the program sees and what it may do.</summary>
    /// <param name="command">How the worker was started; null where there is none and programs run in this process.</param>
    public ReadOnlySpan<byte> Settings(PythonOptions options, LaunchCommand? command)
    {
        Begin();
        json.WriteStartObject();
        json.WriteNumber("output", options.MaxOutputCharacters);
        json.WriteBoolean("lock", options.Layers.HasFlag(ConfinementLayers.SelfLock));
        json.WriteBoolean("bubblewrap", command is { Bubblewrap: true });
        json.WriteNumber("landlock", options.MaxLandlock);
        json.WriteString("refusal", command is { Limited: true } ? ActionText.Refusal(options.Packages is not null, command.WithFolder) : "");
        json.WriteBoolean("strict", options.IsStrict);
        json.WriteStartArray("functions");
        foreach (var function in options.Functions.Functions)
        {
            json.WriteStartObject();
            json.WriteString("name", function.Name);
            json.WriteStartArray("parameters");
            foreach (var parameter in function.Parameters)
                json.WriteStringValue(parameter);
            json.WriteEndArray();
            json.WriteString("help", Docstring(function));
            json.WriteBoolean("lists", function.Question is EpisodeQuestion.Places);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tools");
        foreach (var tool in options.Tools)
        {
            json.WriteStartObject();
            json.WriteString("file", tool.Name);
            json.WriteString("source", tool.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (options.Packages is { } packages)
            Write(packages, options.MaxFileBytes, command is { WithFolder: true });
        json.WriteEndObject();
        return Line();
    }

    /// <summary>A code action to run.</summary>
    /// <param name="number">Its number in the session, from 1; tracebacks call it <c>&lt;action 1&gt;</c>.</param>
    /// <param name="seed">What chance starts from; the first code action of a worker sets it.</param>
    public ReadOnlySpan<byte> Execute(int number, string code, TimeSpan limit, TimeSpan cpuLimit, long seed)
    {
        Begin();
        json.WriteStartArray();
        json.WriteStringValue("exec");
        json.WriteNumberValue(number);
        json.WriteStringValue(code);
        json.WriteNumberValue(limit.TotalSeconds);
        json.WriteNumberValue(cpuLimit.TotalSeconds);
        json.WriteNumberValue(seed);
        json.WriteEndArray();
        return Line();
    }

    /// <summary>The answer to a call.</summary>
    public ReadOnlySpan<byte> Observation(PythonReply reply)
    {
        Begin();
        json.WriteStartArray();
        json.WriteStringValue("obs");
        json.WriteStringValue(reply.Text);
        json.WriteBooleanValue(reply.Ok);
        json.WriteStringValue(reply.Reason);
        json.WriteStartArray();
        foreach (var name in reply.Objects)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndArray();
        return Line();
    }

    /// <summary>A question that the worker answers when no program runs.</summary>
    public ReadOnlySpan<byte> Idle(int number)
    {
        Begin();
        json.WriteStartArray();
        json.WriteStringValue("idle");
        json.WriteNumberValue(number);
        json.WriteEndArray();
        return Line();
    }

    /// <summary>The worker's lock is in order: it may load the user's tools.</summary>
    public static ReadOnlySpan<byte> Load => "[\"load\"]\n"u8;

    /// <summary>The answer to a call after which the program is to stop.</summary>
    public static ReadOnlySpan<byte> Stop => "[\"stop\"]\n"u8;

    /// <summary>The answer to a call that is one too many.</summary>
    public static ReadOnlySpan<byte> Limit => "[\"limit\"]\n"u8;

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private static string Docstring(PrimitiveFunction function) => function.Question is not null ? function.Help : $"""
        {function.Help}
        Example: {function.Name}({string.Join(", ", function.Example.Select(argument => $"\"{argument}\""))})
        Returns an Observation: a str that also has .ok, .reason and .objects.
        """;

    private void Write(PythonPackages packages, int maxFileBytes, bool hasFolder)
    {
        json.WriteStartObject("packages");
        json.WriteString("path", packages.Environment);
        json.WriteBoolean("folder", hasFolder);
        json.WriteNumber("file_bytes", maxFileBytes);
        json.WriteStartArray("allow");
        foreach (var name in packages.Allowed)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Begin()
    {
        buffer.ResetWrittenCount();
        json.Reset();
    }

    private ReadOnlySpan<byte> Line()
    {
        json.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }
}
