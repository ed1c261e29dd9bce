using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CodeAct.Embodied.Agents.Models;

/// <summary>A folder of requests to models with their answers: a file a request, named by its hash, to read and to compare.</summary>
/// <remarks>Safe to use from several threads. Equal requests are told apart by the order in which they come.</remarks>
/// <param name="folder">Where the files are. It need not exist to record into.</param>
public sealed class Recording(string folder)
{
    // Format 1 had no number, and did not name the endpoint.
    private const int Format = 2;

    private readonly ConcurrentDictionary<string, StrongBox<int>> uses = new(StringComparer.Ordinal);

    /// <summary>The endpoint that gave the answers; null where nothing is recorded, or in format 1.</summary>
    /// <exception cref="InputException">A file cannot be read.</exception>
    internal string? Endpoint => Files().Select(path => Read(path).Endpoint).FirstOrDefault();

    /// <summary>The request as text, the same for equal requests: members in ordinal order, without what concerns streaming.</summary>
    internal static string Canonical(JsonObject body) => Sorted(body)!.ToJsonString(ChatRequestJson.Readable);

    /// <summary>Adds an answer, or the failure to get one, to what was recorded for the request.</summary>
    /// <exception cref="CannotContinueException">It cannot be written.</exception>
    internal void Add(string request, IChatModel model, RecordedAnswer answer)
    {
        var path = PathOf(request);
        var counter = uses.GetOrAdd(path, _ => new StrongBox<int>());
        lock (counter)
        {
            // A new run begins at the first answer again, and replaces what an earlier one recorded.
            var known = counter.Value > 0 ? Read(path).Answers : [];
            counter.Value++;
            var file = new RecordedRequest
            {
                Format = Format,
                Endpoint = model.Endpoint,
                Profile = model.Profile.Name,
                Request = JsonNode.Parse(request)!,
                Answers = [.. known, answer],
            };
            Write(path, JsonSerializer.Serialize(file, RecordingJson.Readable.RecordedRequest) + "\n");
        }
    }

    /// <summary>The next answer to a request.</summary>
    /// <exception cref="ChatModelException">It was not recorded, or not as often; the message shows the nearest request.</exception>
    /// <exception cref="CannotContinueException">A file cannot be read.</exception>
    internal RecordedAnswer Next(string request)
    {
        var path = PathOf(request);
        if (!File.Exists(path))
            throw new ChatModelException(ChatFailure.NotRecorded, Nearest(request)) { Requests = 0 };
        var answers = Read(path).Answers;
        var counter = uses.GetOrAdd(path, _ => new StrongBox<int>());
        lock (counter)
        {
            return counter.Value < answers.Length
                ? answers[counter.Value++]
                : throw new ChatModelException(
                    ChatFailure.NotRecorded,
                    $"The request {Path.GetFileName(path)} was recorded {answers.Length} times and is asked once more; record the run again.")
                {
                    Requests = 0,
                };
        }
    }

    private string Nearest(string request)
    {
        if (!Directory.Exists(folder))
            return $"There is no recording in {folder}.";
        var nearest = Files()
            .Select(path => (Path: path, Request: Canonical((JsonObject)Read(path).Request)))
            .DefaultIfEmpty()
            .MaxBy(recorded => recorded.Path is null ? 0 : RequestDifference.Likeness(recorded.Request, request));
        return nearest.Path is null
            ? $"The recording in {folder} is empty."
            : $"The request {HashOf(request)} is not in the recording {folder}. The nearest is {Path.GetFileName(nearest.Path)}; "
                + $"they differ from here on:\n{RequestDifference.Show(nearest.Request, request)}";
    }

    private IEnumerable<string> Files() => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : [];

    private string PathOf(string request) => Path.Combine(folder, HashOf(request) + ".json");

    private static string HashOf(string request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)).AsSpan(0, 12));

    private static RecordedRequest Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize(BoundedFile.ReadBytes(path, InputLimits.Recording), RecordingJson.Readable.RecordedRequest);
            return file switch
            {
                { Format: > Format } => throw new InputException(path, $"this recording has format {file.Format}, and this program knows formats up to {Format}; update it, or record the run again"),
                { Request: JsonObject } => file,
                _ => throw new InputException(path, "this recording holds no request"),
            };
        }
        catch (JsonException exception)
        {
            throw new CannotContinueException($"{path}: this recording cannot be read: {exception.Message}");
        }
    }

    private void Write(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(folder);

            // Written beside and moved: a run that is killed leaves no half of a file.
            var part = path + ".part";
            File.WriteAllText(part, text);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotContinueException($"{path}: the recording cannot be written: {exception.Message}");
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}

/// <summary>A file of a recording.</summary>
internal sealed record RecordedRequest
{
    public int? Format { get; init; }

    /// <summary>The address of the endpoint that answered.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The profile by which it was spoken to.</summary>
    public string? Profile { get; init; }

    public required JsonNode Request { get; init; }

    public required ImmutableArray<RecordedAnswer> Answers { get; init; }
}

/// <summary>What came of a request: an answer or a failure.</summary>
internal sealed record RecordedAnswer
{
    public ChatAnswer? Answer { get; init; }

    public ChatFailure? Failure { get; init; }

    /// <summary>The failure's message.</summary>
    public string? Message { get; init; }

    /// <summary>The failure's requests.</summary>
    public int? Requests { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RecordedRequest))]
internal sealed partial class RecordingJson : JsonSerializerContext
{
    /// <summary>As <see cref="Default"/>, for people.</summary>
    public static RecordingJson Readable => readable ??= new RecordingJson(new JsonSerializerOptions(Default.Options)
    {
        Encoder = ChatRequestJson.Readable.Encoder,
        WriteIndented = true,
        NewLine = "\n",
    });

    private static RecordingJson? readable;
}
