namespace CodeAct.Embodied.Evaluation.Conformance;

/// <summary>The first check: the stored solution of a game is admissible step by step and wins exactly at its last command.</summary>
public static class WalkthroughCheck
{
    /// <summary>Plays the stored solution.</summary>
    /// <param name="file">What reports call the file.</param>
    /// <param name="row">The row of the file; null for a game file.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static Divergence? Run(Game game, WorldDefinition world, string file, int? row)
    {
        var compared = new Compared("walkthrough", file, row, game.Id);
        var simulator = new Simulator(world, game.Dialect);
        if (simulator.Won)
            return compared.Differ(0, null, "won", "false", "true");
        for (var i = 0; i < game.Walkthrough.Length; i++)
        {
            var command = game.Walkthrough[i];
            if (!simulator.AdmissibleCommands.Contains(command))
                return compared.Differ(i + 1, command, "admissible_commands", command, string.Join('\n', simulator.AdmissibleCommands));
            simulator.Step(command);
            var isLast = i == game.Walkthrough.Length - 1;
            if (simulator.Won != isLast)
                return compared.Differ(i + 1, command, "won", isLast ? "true" : "false", isLast ? "false" : "true");
        }

        return null;
    }
}
