using System.Text;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Modes.Code;
using CodeAct.Embodied.Agents.Modes.Json;
using CodeAct.Embodied.Agents.Modes.Text;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Evaluation;
using CodeAct.Embodied.Evaluation.Suites;
using CodeAct.Embodied.Shell;
using CodeAct.Embodied.Simulation.Games;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Tests.Fuzz;

/// <summary>Something that takes in what others wrote.</summary>
/// <param name="Name">Its name, and that of its folder in the corpus.</param>
/// <param name="Sound">Inputs that are in order, to be spoilt.</param>
/// <param name="Read">Takes an input in, as far as any command does. The second argument is a file of that content.</param>
internal sealed record FuzzTarget(string Name, byte[][] Sound, Action<byte[], string> Read)
{
    private static readonly string[] Replies =
    [
        "I look for the egg.\n\n```python\nfor place in ['fridge 1', 'sink 1']:\n    print(goto(place))\n```\nObservation: You see nothing.",
        "<think>first</think>\n<execute>\ntext = '''\n```\n'''\nprint(goto(\"fridge 1\"))\n</execute>",
        ">>> goto('fridge 1')\n>>> print(take('egg 1', 'fridge 1'))",
        "Thought: it is there.\nAction: go to fridge 1\n",
        "[TOOL_CALLS][{\"name\": \"goto\", \"arguments\": {\"receptacle\": \"fridge 1\"}}]",
        "<tool_call>\n{\"name\": \"take\", \"arguments\": \"{\\\"object\\\": \\\"egg 1\\\", \\\"receptacle\\\": \\\"fridge 1\\\"}\"}\n</tool_call>",
        "take(object='egg 1', receptacle=\"fridge 1\")",
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("log", [.. Smallest("tests/CodeAct.Embodied.Tests/Simulation/Log/Format1", "*.jsonl", 4)], (_, path) => ReadLog(path)),
        new("game", [.. FirstRows()], (bytes, _) => Play(GameJson.Read("fuzz", "fuzz", bytes).ToWorld())),
        new("house", [.. Smallest("worlds", "*.yaml", 3)], (_, path) => ReadHouse(path)),
        new("kinds", [.. Smallest("worlds", "kinds.yaml", 1)], (bytes, _) => KindsReader.Read("kinds.yaml", Encoding.UTF8.GetString(bytes))),
        new("profiles", [Bytes("- name: mine\n  url: '127.0.0.1*'\n  token_field: max_tokens\n  context_tokens: 4096\n  price: {prompt: 1, completion: 2.5}\n  extra_body: {a: [1, {b: null}]}\n")],
            (_, path) => ModelProfiles.Shipped.With(path).Find(new Uri("http://127.0.0.1/v1"), "tiny", null)),
        new("protocol", [.. Smallest("protocols", "*.yaml", 4)], (_, path) => Protocols.Find(path)),
        new("suite", [.. Smallest("suites", "*.yaml", 2)], (_, path) => SuiteReader.Read(path)),
        new("reply", [.. Replies.Select(Bytes)], (bytes, _) => ReadReply(Encoding.UTF8.GetString(bytes))),
        new("tool-arguments", [Bytes("{\"object\": \"egg 1\", \"receptacle\": \"fridge 1\"}"), Bytes("\"{\\\"object\\\": 1}\""), Bytes("{'object': 'egg 1', \"receptacle\": null}")],
            (bytes, _) => ToolReply.Read(new ChatToolCall("1", "take", Encoding.UTF8.GetString(bytes)), Protocol.Default.Functions)),
        new("answer", [Bytes("""{"choices":[{"message":{"content":"Done.","tool_calls":[{"id":"1","function":{"name":"goto","arguments":{"receptacle":"fridge 1"}}}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}"""), Bytes("""{"error":{"message":"no"}}""")],
            (bytes, _) => Wait(ChatAnswerReader.ReadAsync(new BoundedStream(new MemoryStream(bytes), isEvents: false), 1, default))),
        new("events", [Bytes("data: {\"choices\":[{\"delta\":{\"content\":\"Done.\"}}]}\n\n: ping\n\ndata: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"goto\",\"arguments\":\"{}\"}}]},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")],
            (bytes, _) => Wait(ChatAnswerReader.ReadStreamAsync(new BoundedStream(new MemoryStream(bytes), isEvents: true), text => TerminalText.Printable(text), 1, default))),
        new("recording", [Bytes("""{"format":2,"endpoint":"http://x/v1","profile":"default","request":{"messages":[]},"answers":[{"answer":{"content":"Done.","tool_calls":[],"usage":{"prompt_tokens":1,"completion_tokens":2},"requests":1}}]}""")],
            (_, path) => ReadRecording(path)),
        new("worker-message", [Bytes("""["call", 3, "goto", "fridge 1"]"""), Bytes("""["done", "raised", "NameError", 3, 120, "Traceback ..."]"""), Bytes("""["file", "a.png", "iVBORw0=", false]"""), Bytes("""["used", 3, "find", "mug"]"""), Bytes("""["ready", "3.11.2", 7, true]""")],
            (bytes, _) => WorkerMessage.Parse(bytes)),
    ];

    public override string ToString() => Name;

    private static void ReadLog(string path)
    {
        var log = EpisodeLog.Read(path);
        _ = log.SkippedNote(path);
        _ = EpisodeSummary.Of(log);
        var replay = Replay.Of(log, path);
        if (replay.Steps.Count > 0)
            _ = replay.StateAfter(replay.Steps.Count);
    }

    private static void ReadHouse(string path)
    {
        var house = WorldCatalog.Shipped.House(path);
        foreach (var task in house.Tasks)
            Play(house.World(task));
    }

    private static void Play(WorldDefinition world)
    {
        var episode = new Episode(world, new EpisodeOptions { StepLimit = 5 });
        while (!episode.IsOver && episode.AdmissibleCommands is [.., var last])
            episode.Act(last);
    }

    private static void ReadReply(string text)
    {
        CodeReply.Read(text, isCut: false);
        CodeReply.Read(text, isCut: true);
        CommandReply.Read(text, Dialect.Alfworld04);
        ToolReply.ReadText(text, Protocol.Default.Functions);
        TaggedReply.Read(text, Protocols.Find("mint").Code!);
    }

    private static void ReadRecording(string path)
    {
        var folder = Directory.CreateDirectory(path + ".recording").FullName;
        File.Move(path, Path.Combine(folder, "x.json"), overwrite: true);
        var recording = new Recording(folder);
        _ = recording.Endpoint;
        _ = recording.Next("{}");
    }

    private static void Wait(Task<ChatAnswer> answer) => answer.GetAwaiter().GetResult();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static IEnumerable<byte[]> Smallest(string folder, string pattern, int count) =>
        new DirectoryInfo(Path.Combine(GoldenFile.Root, folder)).EnumerateFiles(pattern).OrderBy(file => file.Length).Take(count).Select(file => File.ReadAllBytes(file.FullName));

    private static IEnumerable<byte[]> FirstRows() =>
        from file in (string[])["old-format.jsonl.gz", "valid_seen.jsonl.gz"]
        select GameFiles.ReadLines(Path.Combine(GoldenFile.Root, "tests", "CodeAct.Embodied.Tests", "Alfworld", "games", file)).First().ToArray();
}
