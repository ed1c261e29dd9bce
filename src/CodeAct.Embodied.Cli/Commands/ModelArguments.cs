using System.CommandLine.Parsing;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary>The options that say which language model plays, how, and what it may cost.</summary>
internal sealed class ModelArguments
{
    private readonly Option<string?> model = new("--model") { Description = "The language model for the agent openai.", HelpName = "NAME" };
    private readonly Option<Uri?> baseUrl = new("--base-url")
    {
        Description = "An OpenAI-compatible endpoint, usually ending in /v1. Default: OpenAI's. The key is read from OPENAI_API_KEY.",
        HelpName = "URL",
        CustomParser = ParseUrl,
    };
    private readonly Option<string> mode = new Option<string>("--mode")
    {
        Description = "How the model acts: by programs, by one tool call a turn, or by one text command a turn.",
        DefaultValueFactory = _ => "code",
    }.AcceptOnlyFromAmong([.. EnumNames.AllNames<ActionMode>()]);
    private readonly Option<string> protocol = new("--protocol")
    {
        Description = "The rules: ours (default), those of the CodeAct paper (mint: 5 turns, 2 proposals, temperature 0, 512 tokens an answer), or a YAML file of yours.",
        DefaultValueFactory = _ => "default",
        HelpName = "NAME|FILE",
    };
    private readonly Option<string?> profile = new("--profile")
    {
        Description = "How the endpoint wants to be spoken to, for example vllm, ollama or llama.cpp. Default: by its address.",
        HelpName = "NAME",
    };
    private readonly Option<string?> profiles = new("--profiles")
    {
        Description = "A YAML file of model profiles. Default: ~/.config/codeact/models.yaml, where there is one.",
        HelpName = "FILE",
    };
    private readonly Option<double?> temperature = new("--temperature") { Description = "The model's temperature. Default: the endpoint's.", HelpName = "T" };
    private readonly Option<int?> answerTokens = new("--answer-tokens") { Description = "Tokens of one answer. Default: as the model allows.", HelpName = "N" };
    private readonly Option<int> silence = EpisodeArguments.Positive("--model-timeout", "Seconds that the endpoint may be silent.", 120, 24 * 60 * 60);
    private readonly Option<bool> stream = new("--stream") { Description = "Show the model's text on stderr as it comes." };
    private readonly Option<string?> record = new("--record") { Description = "Keep the model's calls in a folder.", HelpName = "DIR" };
    private readonly Option<string?> replay = new("--replay") { Description = "Answer the model's calls from a folder, without an endpoint.", HelpName = "DIR" };
    private readonly Option<long?> maxTokens = new("--max-tokens") { Description = "Tokens, read and written, before the episode ends.", HelpName = "N" };
    private readonly Option<decimal?> maxCost = new("--max-cost") { Description = "US dollars before the episode ends, by the profile's prices.", HelpName = "USD" };
    private readonly Option<double?> maxSeconds = new("--max-seconds") { Description = "Seconds before the episode ends.", HelpName = "S" };

    public ModelArguments()
    {
        EpisodeArguments.MustBePositive(answerTokens);
        EpisodeArguments.MustBePositive(maxTokens);
        EpisodeArguments.MustBePositive(maxCost);
        EpisodeArguments.MustBePositive(maxSeconds);
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[model, baseUrl, mode, protocol, profile, profiles, temperature, answerTokens, silence, stream, record, replay, maxTokens, maxCost, maxSeconds])
            command.Add(option);
    }

    /// <summary>A request with what they say.</summary>
    public EpisodeRequest AddTo(EpisodeRequest request, ParseResult result) => request with
    {
        Mode = EnumNames.Parse<ActionMode>(result.GetRequiredValue(mode))!.Value,
        Protocol = result.GetRequiredValue(protocol),
        Model = new ModelChoice
        {
            OnWait = text => Console.Error.WriteLine(CommandRunner.Prefix + text),
            Name = result.GetValue(model),
            BaseUrl = result.GetValue(baseUrl),
            Profile = result.GetValue(profile),
            ProfileFile = result.GetValue(profiles),
            Temperature = result.GetValue(temperature),
            MaxAnswerTokens = result.GetValue(answerTokens),
            SilenceLimit = TimeSpan.FromSeconds(result.GetValue(silence)),
            Record = result.GetValue(record),
            Replay = result.GetValue(replay),
        },
        Budget = new Budget
        {
            Tokens = result.GetValue(maxTokens),
            Cost = result.GetValue(maxCost),
            Time = result.GetValue(maxSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        },
        OnText = result.GetValue(stream) ? Console.Error.Write : null,
    };

    private static Uri? ParseUrl(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https"))
            return url;
        result.AddError($"--base-url takes an address such as http://localhost:8000/v1, not '{text}'.");
        return null;
    }
}
