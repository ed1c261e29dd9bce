using System.Text.RegularExpressions;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Agents.Prompts;

/// <summary>A worked example: what a good agent does with a task of some type in the <see cref="ExampleHouse"/>. It is written
/// once, in the names of <see cref="FunctionList.Default"/>; observations come from the engine, in any dialect.</summary>
internal sealed partial record ExampleEpisode
{
    private const int MostTurns = 20;

    private static readonly ImmutableArray<FieldKey> Keys = [Required("object"), Required("target"), Required("turns")];
    private static readonly ImmutableArray<FieldKey> TurnKeys = [Required("thought"), Required("code"), Required("code_for_str"), Required("steps")];

    /// <summary>The kind of the object that is wanted.</summary>
    public required string Object { get; init; }

    /// <summary>The kind of the place or the lamp.</summary>
    public required string Target { get; init; }

    public required ImmutableArray<ExampleTurn> Turns { get; init; }

    /// <summary>The example of a task type.</summary>
    public static ExampleEpisode Of(TaskType type)
    {
        var file = $"{type.Name()}.yaml";
        var problems = new ProblemList(file);
        var (tree, _) = YamlTreeReader.Read(PromptText.Read(file), problems, "prompt file");
        var fields = new FieldReader(tree ?? throw new InvalidDataException($"{file} is no YAML"), Keys, "an example", problems);
        var example = new ExampleEpisode
        {
            Object = Text(fields, "object"),
            Target = Text(fields, "target"),
            Turns = [.. fields.Items("turns", MostTurns)
                .Select(turn => new FieldReader(turn, TurnKeys, "a turn", problems))
                .Select(turn => new ExampleTurn(Text(turn, "thought"), Text(turn, "code"), Text(turn, "code_for_str"), [.. turn.Words("steps", MostTurns).Select(step => step.Value)]))],
        };
        problems.ThrowIfAny();
        return example;

        static string Text(FieldReader fields, string key) => fields.Word(key)?.Value ?? "";
    }

    private static FieldKey Required(string name) => new(name, "Every example has it.", IsRequired: true);

    /// <summary>The house with the example's task.</summary>
    public WorldDefinition World(TaskType type) => ExampleHouse.With(Goal.Of(type, Object, Target));

    /// <summary>What the robot does and sees in each turn.</summary>
    public IEnumerable<(ExampleTurn Turn, ImmutableArray<ExampleStep> Steps)> Play(WorldDefinition world, Dialect dialect)
    {
        var simulator = new Simulator(world, dialect);
        foreach (var turn in Turns)
        {
            var steps = ImmutableArray.CreateBuilder<ExampleStep>();
            foreach (var call in turn.Steps.Select(text => Call().Match(text)))
            {
                var function = FunctionList.Default.Functions.Single(known => known.Name == call.Groups["name"].Value);
                ImmutableArray<string> arguments = [.. call.Groups["arguments"].Value.Split(", ")];
                var command = function.Command(arguments, dialect);
                steps.Add(new ExampleStep(function.Verb!, arguments, command, simulator.Step(command)));
            }

            yield return (turn, steps.DrainToImmutable());
        }
    }

    /// <summary>A program with the names of a function list in place of the default ones.</summary>
    public static string Rename(string code, FunctionList functions) => FunctionName().Replace(code.TrimEnd('\n'), name =>
    {
        var verb = FunctionList.Default.Functions.FirstOrDefault(function => function.Name == name.Value)?.Verb;
        return functions.Functions.FirstOrDefault(function => verb is not null && function.Verb == verb)?.Name ?? name.Value;
    });

    [GeneratedRegex(@"^(?<name>\w+)\((?<arguments>.*)\)$")]
    private static partial Regex Call();

    [GeneratedRegex(@"(?<![\w.])\w+(?=\()")]
    private static partial Regex FunctionName();
}

/// <summary>A turn of an example.</summary>
/// <param name="Code">The program; it prints every observation and nothing else.</param>
/// <param name="CodeForStr">The same where functions return a mere text, as a protocol may have it.</param>
/// <param name="Steps">The calls that the program makes.</param>
internal sealed record ExampleTurn(string Thought, string Code, string CodeForStr, ImmutableArray<string> Steps);

/// <summary>A step of an example.</summary>
internal sealed record ExampleStep(Verb Verb, ImmutableArray<string> Arguments, string Command, string Observation);
