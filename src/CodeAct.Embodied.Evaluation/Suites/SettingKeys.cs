using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>What a value of a suite looks like.</summary>
public enum SettingShape
{
    Text,
    Texts,
    Number,
    Whole,
    Flag,
}

/// <summary>A key of a suite file: a row of its description in docs/experiments.md.</summary>
public sealed record SettingKey(string Name, SettingShape Shape, string Help, bool IsRequired = false) : FieldKey(Name, Help, IsRequired);

/// <summary>Every key that a suite may have. Reader and schema go by these rows.</summary>
public static class SettingKeys
{
    /// <summary>Keys of an agent that may have a list of values: each value makes an agent of its own.</summary>
    public static ImmutableArray<string> Varied { get; } = ["agent", "mode", "model", "protocol", "feedback", "functions", "temperature", "surprises"];

    /// <summary>Of the file.</summary>
    public static ImmutableArray<SettingKey> Suite { get; } =
    [
        new("name", SettingShape.Text, "The panel's name, for logs and reports.", IsRequired: true),
        new("games", SettingShape.Texts, "What is played: a list of sources.", IsRequired: true),
        new("agents", SettingShape.Texts, "Who plays: a list of agents.", IsRequired: true),
        new("defaults", SettingShape.Texts, "Choices of all agents, unless one says otherwise."),
        new("seed", SettingShape.Whole, "The seed of the first trial; the others have the next ones. Default: none for models, 0 for others."),
        new("trials", SettingShape.Whole, "How often each agent plays each game. Default: 1."),
        new("seeds", SettingShape.Texts, "The seeds, each with so many trials as 'trials' says, in place of 'seed'."),
        new("budget", SettingShape.Texts, "What the whole panel may take: tokens, cost in US dollars, seconds of running."),
        new("endpoints", SettingShape.Texts, "How much an endpoint is asked: base_url, at_once, per_minute."),
        new("retries", SettingShape.Whole, "How often an episode is tried again in one run after trouble that is not the agent's. Default: 2."),
        new("baseline", SettingShape.Text, "The agent with which the report compares the others. Default: the first."),
    ];

    /// <summary>Of a source of games.</summary>
    public static ImmutableArray<SettingKey> Games { get; } =
    [
        new("split", SettingShape.Text, "A split of ALFWorld: valid_unseen, valid_seen, train, ... Its games are looked for in ALFWORLD_DATA, then in shared/alfworld/open in or beside a folder above the suite."),
        new("houses", SettingShape.Texts, "Houses: 'all' that are shipped, or names and files; each with all its tasks, or HOUSE#TASK; generated worlds: gen1:medium,task=heat:7, or a range of them, :0..99."),
        new("paths", SettingShape.Texts, "Data roots, collections, game files and FILE#ID."),
        new("tasks", SettingShape.Texts, "Only these task types."),
        new("most", SettingShape.Whole, "At most so many, by a fixed shuffle."),
    ];

    /// <summary>Of an agent.</summary>
    public static ImmutableArray<SettingKey> Agent { get; } =
    [
        new("name", SettingShape.Text, "What the report calls it. Default: the agent or its model, with what varies."),
        new("agent", SettingShape.Text, "As --agent of run: explorer, searcher, expert, random, openai, FILE.py, transcript:FILE."),
        new("command", SettingShape.Texts, "The words that start a program of your own, from the suite's folder."),
        new("answer_seconds", SettingShape.Number, "Seconds that a program of your own may take for one answer. Default: 60."),
        new("mode", SettingShape.Text, "code, json or text."),
        new("model", SettingShape.Text, "The model's name."),
        new("base_url", SettingShape.Text, "An OpenAI-compatible endpoint."),
        new("protocol", SettingShape.Text, "The rules: a name or a file."),
        new("profile", SettingShape.Text, "How the endpoint is spoken to."),
        new("profiles", SettingShape.Text, "A file of profiles."),
        new("temperature", SettingShape.Number, "The model's temperature."),
        new("answer_tokens", SettingShape.Whole, "Tokens of one answer."),
        new("model_timeout", SettingShape.Whole, "Seconds that the endpoint may be silent. Default: 120."),
        new("record", SettingShape.Text, "A folder to keep the model's calls in."),
        new("replay", SettingShape.Text, "A folder to answer them from."),
        new("feedback", SettingShape.Text, "classic or explained."),
        new("steps", SettingShape.Whole, "Commands before the episode ends. Default: 50, and as many beside as the surprises may cost."),
        new("surprises", SettingShape.Text, "What comes over each episode, once: none, all, or some of moved, jammed, slip, closed, bulb, dropped with commas between."),
        new("dialect", SettingShape.Text, "The command language."),
        new("turns", SettingShape.Whole, "Turns before the episode ends. Default: 30, and one a step beside where a turn is one action, so that no mode runs out of them first."),
        new("functions", SettingShape.Text, "The list of functions."),
        new("max_tokens", SettingShape.Whole, "Tokens before the episode ends."),
        new("max_cost", SettingShape.Number, "US dollars before the episode ends."),
        new("max_seconds", SettingShape.Number, "Seconds before the episode ends."),
        new("python", SettingShape.Text, "worker or embedded."),
        new("trust_code", SettingShape.Flag, "Whether embedded Python may run what a model wrote."),
        new("time_limit", SettingShape.Whole, "Seconds that one program may take. Default: 30."),
        new("cpu_limit", SettingShape.Whole, "Seconds of processor time of one program. Default: 20."),
        new("call_limit", SettingShape.Whole, "Calls of one program. Default: 10000."),
        new("memory_limit", SettingShape.Whole, "Mebibytes of memory of programs."),
        new("python_env", SettingShape.Text, "A virtual environment."),
        new("allow", SettingShape.Texts, "Packages that programs may import."),
        new("tools", SettingShape.Text, "A folder of tools."),
        new("no_sandbox", SettingShape.Flag, "Run programs unconfined where this machine cannot confine them."),
    ];

    /// <summary>Of the panel's budget.</summary>
    public static ImmutableArray<SettingKey> Budget { get; } =
    [
        new("tokens", SettingShape.Whole, "Tokens, read and written."),
        new("cost", SettingShape.Number, "US dollars."),
        new("seconds", SettingShape.Number, "Seconds of running, all runs together."),
    ];

    /// <summary>Of an endpoint.</summary>
    public static ImmutableArray<SettingKey> Endpoint { get; } =
    [
        new("base_url", SettingShape.Text, "The endpoint's address; left out for OpenAI's own."),
        new("at_once", SettingShape.Whole, "Requests at the same time."),
        new("per_minute", SettingShape.Whole, "Requests a minute, repeated ones included."),
    ];
}
