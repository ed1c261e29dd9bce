namespace CodeAct.Embodied.Cli.Commands;

/// <summary>The arguments that say which episode is played, the same for an agent and for a person.</summary>
internal sealed class EpisodeArguments
{
    private readonly Argument<string> world;
    private readonly Option<string> feedback;
    private readonly Option<int?> steps = new("--steps")
    {
        Description = $"Commands before the episode ends, refused ones included. Default: {EpisodeOptions.DefaultStepLimit}, and as many beside as the surprises may cost.",
        HelpName = "N",
    };
    private readonly Option<string> surprise = new("--surprise")
    {
        Description = $"What comes over the episode, each once: {string.Join(", ", EnumNames.AllNames<SurpriseKind>())}, some of them with commas between, or {SurpriseNames.All}.",
        DefaultValueFactory = _ => SurpriseNames.None,
        HelpName = "KINDS",
    };
    private readonly Option<long> seed = new("--seed") { Description = "The seed of everything that is drawn by chance.", DefaultValueFactory = _ => 0, HelpName = "N" };
    private readonly Option<string?> dialect = new Option<string?>("--dialect")
    {
        Description = "The command language. Default: the game's own; alfworld-0.4 for houses.",
    }.AcceptOnlyFromAmong([.. EnumNames.AllNames<Dialect>()]);

    /// <param name="defaultWorld">What is played when no world is named; null where one must be.</param>
    /// <param name="defaultFeedback">What a refused command answers where nobody says otherwise.</param>
    public EpisodeArguments(string? defaultWorld, Feedback defaultFeedback = Feedback.Classic)
    {
        feedback = new Option<string>("--feedback")
        {
            Description = "What a refused command answers: 'Nothing happens.' as in ALFWorld, or the reason.",
            DefaultValueFactory = _ => defaultFeedback.Name(),
        }.AcceptOnlyFromAmong("classic", "explained");
        MustBePositive(steps);
        world = new Argument<string>("WORLD") { Description = WorldLocator.Help };
        if (defaultWorld is not null)
            world.DefaultValueFactory = _ => defaultWorld;
    }

    public Option<string?> Log { get; } = new("--log") { HelpName = "FILE" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(world);
        command.Add(Log);
        command.Add(feedback);
        command.Add(steps);
        command.Add(surprise);
        command.Add(seed);
        command.Add(dialect);
    }

    /// <summary>The episode they describe.</summary>
    public EpisodeRequest Request(ParseResult result) => new()
    {
        World = result.GetRequiredValue(world),
        Dialect = result.GetValue(dialect) is { } name ? EnumNames.Parse<Dialect>(name) : null,
        Feedback = EnumNames.Parse<Feedback>(result.GetRequiredValue(feedback))!.Value,
        Steps = result.GetValue(steps),
        Surprises = SurpriseNames.Read(result.GetRequiredValue(surprise)),
        Seed = result.GetResult(seed) is { Implicit: false } ? result.GetValue(seed) : null,
        Log = result.GetValue(Log),
        Version = ProgramVersion.Text,
    };

    /// <summary>An option that takes a whole number from 1 to <paramref name="greatest"/>.</summary>
    public static Option<int> Positive(string name, string description, int standard, int greatest = int.MaxValue)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard, HelpName = "N" };
        option.Validators.Add(result =>
        {
            // What is no number at all, the parser itself complains of.
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && (number < 1 || number > greatest))
                result.AddError($"{name} takes a number from 1 to {greatest}, not {number}.");
        });
        return option;
    }

    /// <summary>Lets an option that may be left out take only what is greater than 0.</summary>
    public static void MustBePositive<T>(Option<T?> option)
        where T : struct, IComparable<T> => option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T?>() is { } number && number.CompareTo(default) <= 0)
                result.AddError($"{option.Name} takes a number greater than 0, not {number}.");
        });
}
