namespace CodeAct.Embodied.Evaluation.Conformance;

/// <summary>The second check: after every step of a transcript, observation, admissible commands in order, <c>reward</c>,
/// <c>done</c> and <c>won</c> are those of the original engine. Play goes on after the end, as it did there.</summary>
internal static class TranscriptCheck
{
    /// <summary>Plays the commands of a transcript.</summary>
    /// <param name="divergences">Where everything goes that differs.</param>
    /// <returns>Steps, the start not counted, in which something differs.</returns>
    public static int Run(EngineTranscript transcript, WorldDefinition world, string file, int row, List<Divergence> divergences)
    {
        var compared = new Compared("transcript", file, row, transcript.Game);
        var simulator = new Simulator(world, transcript.Dialect);
        Compare(0, null, "observation", transcript.InitialObservation, simulator.InitialObservation);
        CompareCommands(0, null, transcript.InitialAdmissibleCommands);
        var differing = 0;
        for (var i = 0; i < transcript.Steps.Length; i++)
        {
            var step = transcript.Steps[i];
            var observation = simulator.Step(step.Command);
            var won = simulator.Won;
            var isEqual = Compare(i + 1, step.Command, "observation", step.Observation, observation)
                & CompareCommands(i + 1, step.Command, step.AdmissibleCommands)
                & CompareFlag(i + 1, step.Command, "reward", step.Reward is { } reward ? reward != 0 : null, won)
                & CompareFlag(i + 1, step.Command, "done", step.Done, won)
                & CompareFlag(i + 1, step.Command, "won", step.Won, won);
            if (!isEqual)
                differing++;
        }

        CompareFlag(null, null, "won at the end", transcript.Won, simulator.Won);
        return differing;

        bool CompareCommands(int step, string? command, ImmutableArray<string> expected)
        {
            var got = simulator.AdmissibleCommands;
            return got.AsSpan().SequenceEqual(expected.AsSpan())
                || Compare(step, command, "admissible_commands", string.Join('\n', expected), string.Join('\n', got));
        }

        bool CompareFlag(int? step, string? command, string what, bool? expected, bool got) =>
            expected is null || expected == got || Compare(step, command, what, Text(expected.Value), Text(got));

        bool Compare(int? step, string? command, string what, string expected, string got)
        {
            if (expected == got)
                return true;
            divergences.Add(compared.Differ(step, command, what, expected, got));
            return false;
        }

        static string Text(bool flag) => flag ? "true" : "false";
    }
}
