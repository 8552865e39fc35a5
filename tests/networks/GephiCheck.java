// Prints what Gephi's own importer makes of a file: problems, counts, nodes and edges, tab separated.
import java.io.File;
import java.util.Iterator;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class GephiCheck {
    public static void main(String[] arguments) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(arguments[0]));
        container.verify(); // the desktop does; the toolkit alone would not
        Iterator<Issue> issues = container.getReport().getIssues(1000);
        while (issues.hasNext()) { // process() empties the report
            Issue issue = issues.next();
            System.out.println("ISSUE\t" + issue.getLevel() + "\t" + issue.getMessage());
        }
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        Graph graph = model.getGraph();
        System.out.println("GRAPH\t" + graph.getNodeCount() + "\t" + graph.getEdgeCount()
                + "\t" + model.getEdgeTypeCount() + "\t" + model.isDynamic());
        for (Node node : graph.getNodes()) {
            String colour = String.format("#%06x", node.getColor().getRGB() & 0xffffff);
            System.out.println("NODE\t" + node.getId() + "\t" + node.getLabel() + "\t" + node.x()
                    + "\t" + node.y() + "\t" + node.size() + "\t" + colour);
        }
        for (Edge edge : graph.getEdges()) {
            System.out.println("EDGE\t" + edge.getId() + "\t" + edge.getSource().getId() + "\t"
                    + edge.getTarget().getId() + "\t" + edge.getWeight());
        }
    }
}
