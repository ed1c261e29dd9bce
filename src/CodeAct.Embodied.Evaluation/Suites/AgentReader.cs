using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>Reads an agent of a suite.</summary>
internal static class AgentReader
{
    private const int Most = int.MaxValue;
    private const double MostNumber = 1e9;
    private const int MostWords = 200;
    private const double HottestTemperature = 2;

    /// <summary>Reads one.</summary>
    /// <param name="suffix">What of it varies, for its name.</param>
    public static Arm Read(YamlTree tree, string suffix, ProblemList problems)
    {
        var fields = new FieldReader(tree, SettingKeys.Agent, "an agent", problems);
        if (fields["agent"] is not null == (fields["command"] is not null))
            problems.Add(fields.At, "an agent is either an 'agent' or a 'command'");
        var settings = new AgentSettings
        {
            Agent = fields.Word("agent")?.Value,
            Command = Words(fields, "command"),
            AnswerSeconds = fields.Number("answer_seconds", 0, MostNumber),
            Mode = fields.OneOf("mode", EnumNames.AllNames<ActionMode>(), "mode"),
            Model = fields.Word("model")?.Value,
            BaseUrl = Address(fields, problems),
            Protocol = fields.Word("protocol")?.Value,
            Profile = fields.Word("profile")?.Value,
            Profiles = fields.Word("profiles")?.Value,
            Temperature = fields.Number("temperature", 0, HottestTemperature),
            AnswerTokens = fields.Whole("answer_tokens", 1, Most),
            ModelTimeout = fields.Whole("model_timeout", 1, Most),
            Record = fields.Word("record")?.Value,
            Replay = fields.Word("replay")?.Value,
            Feedback = fields.OneOf("feedback", EnumNames.AllNames<Feedback>(), "kind of feedback"),
            Steps = fields.Whole("steps", 1, Most),
            Surprises = Surprises(fields, problems),
            Dialect = fields.OneOf("dialect", EnumNames.AllNames<Dialect>(), "command language"),
            Turns = fields.Whole("turns", 1, Most),
            Functions = fields.OneOf("functions", FunctionList.All.Select(list => list.Name), "list of functions"),
            MaxTokens = fields.Whole("max_tokens", 1, Most),
            MaxCost = (decimal?)fields.Number("max_cost", 0, MostNumber),
            MaxSeconds = fields.Number("max_seconds", 0, MostNumber),
            Python = fields.OneOf("python", ["worker", "embedded"], "place for programs"),
            TrustCode = fields.Flag("trust_code"),
            TimeLimit = fields.Whole("time_limit", 1, Most),
            CpuLimit = fields.Whole("cpu_limit", 1, Most),
            CallLimit = fields.Whole("call_limit", 1, Most),
            MemoryLimit = fields.Whole("memory_limit", 1, Most),
            PythonEnv = fields.Word("python_env")?.Value,
            Allow = Words(fields, "allow"),
            Tools = fields.Word("tools")?.Value,
            NoSandbox = fields.Flag("no_sandbox"),
        };
        var name = (fields.Word("name")?.Value ?? settings.Model ?? settings.Agent ?? settings.Command?.LastOrDefault() ?? "?") + suffix;
        return new Arm(name, settings);
    }

    /// <summary>The address of an endpoint.</summary>
    public static string? Address(FieldReader fields, ProblemList problems)
    {
        if (fields.Word("base_url") is not { } word)
            return null;
        if (Uri.TryCreate(word.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return word.Value;
        problems.Add(word.At, "'base_url' is an address such as http://localhost:8000/v1");
        return null;
    }

    private static string? Surprises(FieldReader fields, ProblemList problems)
    {
        if (fields.Word("surprises") is not { } word)
            return null;
        try
        {
            return SurpriseNames.Read(word.Value) is { IsEmpty: false } kinds ? SurpriseNames.Write(kinds) : null;
        }
        catch (InputException exception)
        {
            problems.Add(word.At, exception.Message);
            return null;
        }
    }

    private static ImmutableArray<string>? Words(FieldReader fields, string key) =>
        fields[key] is null ? null : [.. fields.Words(key, MostWords).Select(word => word.Value)];
}
