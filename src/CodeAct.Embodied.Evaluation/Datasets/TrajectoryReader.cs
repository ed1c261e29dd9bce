namespace CodeAct.Embodied.Evaluation.Datasets;

/// <summary>Makes conversations of logs.</summary>
public static class TrajectoryReader
{
    private const string Banner = "-= Welcome to TextWorld, ALFRED! =-\n\n";

    /// <summary>The conversation of an episode; null where the agent wrote nothing, or where its protocol is not known here.</summary>
    /// <param name="agent">The name of the agent in the panel.</param>
    public static Trajectory? Of(EpisodeLog log, string agent)
    {
        ArgumentNullException.ThrowIfNull(log);
        var start = log.Start;
        var name = start.Protocol ?? "default";
        if (!Protocols.Names.Contains(name))
            return null;
        var protocol = Protocols.Find(name);
        var turns = Turns(log, protocol).ToList();
        if (turns.Count == 0)
            return null;
        var opening = Opening(start, protocol);
        var repair = RepairFigures.Of(log);
        var won = log.Events.OfType<PrimitiveCalled>().Any(step => step.Won);
        return new Trajectory
        {
            Id = start.Episode,
            Agent = agent,
            Game = start.World.Name,
            Scene = SceneOf(start.World.Name),
            Task = start.World.Goal.Type,
            Won = won,
            Turns = turns.Count,
            Steps = log.Events.OfType<PrimitiveCalled>().Count(),
            StepLimit = start.StepLimit,
            EndedBy = log.End?.EndedBy,
            Recovered = won && repair.HadTrouble,
            Messages = [.. opening, .. turns.SelectMany((turn, index) => index == turns.Count - 1 ? (Message[])[turn.Answer] : [turn.Answer, turn.Observation])],
        };
    }

    /// <summary>The scene: of a game the number at the end of its task, of a house its name.</summary>
    internal static string SceneOf(string game)
    {
        var parts = game.Split('/');
        return parts.Length >= 2 ? parts[^2][(parts[^2].LastIndexOf('-') + 1)..] : game.Split('#')[0];
    }

    // What a model was sent stands in the log; for who needs none it is what a model would be sent.
    private static ImmutableArray<Message> Opening(EpisodeStarted start, Protocol protocol)
    {
        var task = start.Observation.StartsWith(Banner, StringComparison.Ordinal) ? start.Observation[Banner.Length..] : start.Observation;
        var prompt = start.SystemPrompt ?? PromptOf(start, protocol);
        // Some protocols have a place for the task, and all is one message.
        return prompt.Contains(task, StringComparison.Ordinal) ? [new(Speaker.User, prompt)] : [new(Speaker.System, prompt), new(Speaker.User, task)];
    }

    private static string PromptOf(EpisodeStarted start, Protocol protocol) => Running.PromptPreview.Of(
        start.Mode ?? ActionMode.Text,
        protocol,
        start.Dialect,
        new Turn
        {
            Number = 1,
            Observation = start.Observation,
            Functions = (FunctionList.All.FirstOrDefault(list => list.Name == start.Functions) ?? protocol.Functions).In(start.WorldSource),
            Source = start.WorldSource,
            TurnsLeft = start.TurnLimit ?? protocol.TurnLimit,
            StepsLeft = start.StepLimit,
        });

    private static IEnumerable<(Message Answer, Message Observation)> Turns(EpisodeLog log, Protocol protocol)
    {
        var steps = 0;
        var proposals = 0;
        foreach (var turn in log.Events.GroupBy(TurnOf).Where(turn => turn.Key > 0))
        {
            if (turn.OfType<CodeStarted>().FirstOrDefault() is not { } code || Answer(code, turn, protocol) is not { } answer)
                continue;
            steps += turn.OfType<PrimitiveCalled>().Count();
            proposals += code.CorrectionKind is CorrectionKind.Proposal ? 1 : 0;
            var read = turn.OfType<CodeEnded>().FirstOrDefault() is { } ended ? (ended.Output.Length > 0 ? ended.Output : protocol.NoOutput)
                : code.Correction ?? protocol.Read(turn.OfType<PrimitiveCalled>().LastOrDefault()?.Observation ?? "");
            var left = protocol.Countdown(log.Start.Mode ?? ActionMode.Text, (log.Start.TurnLimit ?? protocol.TurnLimit) - turn.Key, log.Start.StepLimit - steps, protocol.ProposalLimit - proposals);
            yield return (new Message(Speaker.Assistant, answer), new Message(Speaker.User, $"Observation:\n{read}\n{left}"));
        }
    }

    private static string? Answer(CodeStarted code, IEnumerable<EpisodeEvent> turn, Protocol protocol)
    {
        if (code.Reply is { Length: > 0 } reply)
            return reply;
        if (code.Code is { } program)
        {
            // The slot of the program first: what an agent thought may look like a slot.
            var parts = (protocol.Code?.Example ?? "{{thought}}\n```python\n{{program}}\n```").Split("{{program}}");
            return string.Join(program.TrimEnd(), parts.Select(part => part.Replace("{{thought}}", code.Thought ?? "", StringComparison.Ordinal))).TrimStart('\n');
        }

        return turn.OfType<PrimitiveCalled>().FirstOrDefault() is { } step ? (code.Thought is { } thought ? $"Thought: {thought}\nAction: {step.Command}" : step.Command) : null;
    }

    private static int TurnOf(EpisodeEvent item) => item switch
    {
        CodeStarted code => code.Turn,
        PrimitiveCalled step => step.Turn,
        CodeEnded ended => ended.Turn,
        _ => 0,
    };
}
