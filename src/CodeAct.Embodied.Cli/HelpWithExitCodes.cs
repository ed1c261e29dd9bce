using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CodeAct.Embodied.Cli;

/// <summary>The help of a command, and below it what exit codes mean.</summary>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    private const int WidthOfPipes = 100;

    private const string ExitCodes =
        """
        Exit codes:
          0    done; an episode was won
          1    an internal error: please report it
          2    wrong usage or bad input
          3    could not run to the end
          4    ran to the end and did not win, or a check found differences
          130  interrupted

        """;

    public override bool ClearsParseErrors => true;

    /// <summary>Puts it in place of a root command's own help.</summary>
    public static void Install(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExitCodes((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        if (Console.IsOutputRedirected)
            help.MaxWidth = WidthOfPipes;
        var code = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.Write(ExitCodes);
        return code;
    }
}
