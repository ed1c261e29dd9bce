namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact doctor</c>: says what this machine has, and how to get what it lacks.</summary>
internal static class DoctorCommand
{
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Poor = new(Color.Olive);
    private static readonly Style Bad = new(Color.Red);

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON object for each finding." };
        var sandbox = SandboxCheck.Option();
        var attacks = SandboxCheck.ClassOption();
        var quick = SandboxCheck.QuickOption();
        var command = new Command("doctor", "Say what this machine has, and how to get what it lacks.") { json, sandbox, attacks, quick };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.GetValue(sandbox))
                return await SandboxCheck.RunAsync(result.GetValue(json), result.GetValue(attacks), result.GetValue(quick), cancellationToken);

            var findings = await MachineProbe.RunAsync(cancellationToken);
            if (result.GetValue(json))
            {
                foreach (var finding in findings)
                    JsonOutput.WriteLine(finding);
            }
            else
            {
                Print(findings);
            }

            return findings.Any(IsObstacle) ? ExitCode.CouldNotFinish : ExitCode.Done;
        });
        return command;
    }

    private static bool IsObstacle(Finding finding) => finding.IsRequired && !finding.IsPresent;

    private static void Print(IReadOnlyList<Finding> findings)
    {
        var screen = Screen.OfStandardOutput();
        screen.Table([.. findings.SelectMany(Rows)]);
        screen.Line();
        if (findings.Any(IsObstacle))
            screen.Line("codeact run does not work here before what is marked NO is mended.", Bad);
        else
            screen.Line("codeact run works here; what is optional is missing without harm.", Good);
    }

    private static IEnumerable<IReadOnlyList<Screen.Cell>> Rows(Finding finding)
    {
        Screen.Cell word = finding switch
        {
            { IsPresent: true } => new("yes", Good),
            { IsRequired: true } => new("NO", Bad),
            // What is there without is said in its detail.
            _ => new("optional", Poor),
        };
        yield return [word, finding.Name, finding.Detail];
        if (finding.Remedy is { } remedy)
            yield return ["", "", $"{(finding.IsRequired ? "to mend it" : "to have it")}: {remedy}"];
    }
}
